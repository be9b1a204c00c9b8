// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Plugins that are programs: share/doc/exec-plugins.md says what their authors and users rely on.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "galley/convert.hpp"

namespace galley {

/// What a program gives and gets beside the bytes of its format.
enum class ProgramExchange : std::uint8_t { xml, pandoc_json };

/// What a program is run for.
enum class ProgramUse : std::uint8_t { read, write, filter };

/// "read", "write" or "filter": the word that the program gets.
constexpr const char* word_of(ProgramUse use) {
  return use == ProgramUse::read ? "read" : use == ProgramUse::write ? "write" : "filter";
}

/// What the manifest of a plugin says of its program.
struct Program {
  static constexpr std::uint32_t default_seconds = 60;
  static constexpr std::uint32_t most_seconds = 3600;

  std::vector<std::string> command;  ///< `exec`: the program and its first arguments
  ProgramExchange exchange = ProgramExchange::xml;
  OptionList exchange_options;                             ///< of the writer of that form
  std::uint32_t seconds = default_seconds;                 ///< one run may take
  std::optional<std::vector<std::string>> read_arguments;  ///< instead of the word and the options
  std::optional<std::vector<std::string>> write_arguments;
  std::optional<std::vector<std::string>> filter_arguments;

  std::filesystem::path folder;  ///< the manifest's, absolute
  std::filesystem::path file;    ///< the program, found and trusted; absolute

  const std::optional<std::vector<std::string>>& arguments_for(ProgramUse use) const {
    return use == ProgramUse::read ? read_arguments : use == ProgramUse::write ? write_arguments : filter_arguments;
  }
};

}  // namespace galley
