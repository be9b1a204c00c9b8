// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/export.hpp"

namespace galley {

/// What the value of an option is: any text, true or false, a whole number, a number, one of some words, the path of a
/// file.
enum class OptionType : std::uint8_t { text, boolean, integer, number, choice, path };

/// "text", "boolean", "integer", "number", "choice", "path": the names used by manifests.
GALLEY_API std::string_view to_string(OptionType type);

/// One option that a reader, writer or filter takes: `-R name=value`, `-W name=value`, `--filter f:name=value`.
struct OptionDescription {
  std::string name;
  OptionType type = OptionType::text;
  std::string default_value;         ///< as the user would write it; empty: none
  std::string help;                  ///< one line, no final full stop
  std::vector<std::string> choices;  ///< for OptionType::choice
  double minimum = 0;                ///< for integer and number, if minimum < maximum
  double maximum = 0;

  bool operator==(const OptionDescription&) const = default;
};

/// Options that were checked against their descriptions. The getters know the defaults, and asking for a
/// name that was not described throws Error(internal): a plugin cannot use an option that its help hides.
class GALLEY_API Options {
 public:
  Options() = default;

  /// Checks names, types and ranges. Throws Error(usage) that says what is expected, with the nearest
  /// name where one is misspelt. A later value for the same name replaces an earlier one.
  Options(const std::vector<OptionDescription>& descriptions,
          const std::vector<std::pair<std::string, std::string>>& values);

  const std::string& text(std::string_view name) const;
  bool boolean(std::string_view name) const;
  std::int64_t integer(std::string_view name) const;
  double number(std::string_view name) const;

  /// Was it given, rather than left at its default?
  bool given(std::string_view name) const;

 private:
  struct Value {
    std::string text;
    bool given = false;
  };
  const Value& find(std::string_view name) const;

  std::map<std::string, Value, std::less<>> values_;
};

/// The candidate nearest to a misspelt word, or an empty string if none is near (edit distance over a third).
GALLEY_API std::string nearest_name(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace galley
