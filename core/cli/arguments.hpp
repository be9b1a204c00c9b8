// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace galley::cli {

/// What was given to a command.
class Arguments {
 public:
  /// Parses the words after the command's name. Throws Error(usage) for an option that the command does not
  /// have (with the nearest name), one without its value, or one given twice that may be given once. The
  /// number of operands is not checked.
  static Arguments parse(const Command& command, std::vector<std::string> words);

  /// Throws Error(usage) when there are fewer or more operands than the command takes.
  void check_operands() const;

  /// Was the option with this long name given?
  bool has(std::string_view name) const { return !values(name).empty(); }

  /// The value of an option that may be given once; nothing if it was not.
  std::optional<std::string> value(std::string_view name) const;

  /// All values of an option, in order; for a switch an empty string for each time it was given.
  const std::vector<std::string>& values(std::string_view name) const;

  const std::vector<std::string>& operands() const { return operands_; }
  const Command& command() const { return *command_; }

 private:
  const Command* command_ = nullptr;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
};

}  // namespace galley::cli
