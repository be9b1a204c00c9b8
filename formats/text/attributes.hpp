// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Attributes as Pandoc's Markdown has them: `{#anchor .class key=value key="a value"}`. Text says with them
/// what its light marks and its layout do not.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley::text {

struct Attributes {
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::string>> values;

  bool empty() const { return id.empty() && classes.empty() && values.empty(); }
  bool has_class(std::string_view name) const;

  /// The value of a key, or nullptr.
  const std::string* value(std::string_view key) const;

  bool operator==(const Attributes&) const = default;
};

/// Reads attributes at `at`, where a brace opens, and moves `at` behind them. Nothing, and `at` as it was, for
/// what is not well-formed or holds nothing. A backslash in a quoted value stands for the character after it.
std::optional<Attributes> parse_attributes(std::string_view text, std::size_t& at);

/// Attributes at the end of a line, apart from what is before by a space (or alone), and where they begin.
struct TrailingAttributes {
  Attributes attributes;
  std::size_t begin = 0;  ///< the text before, without the space, ends here
};
std::optional<TrailingAttributes> trailing_attributes(std::string_view line);

/// Attributes that are all there is on the line.
std::optional<Attributes> attribute_line(std::string_view line);

/// Prints attributes so that parse_attributes gives them back. Those of an empty set are empty.
std::string print_attributes(const Attributes& attributes);

}  // namespace galley::text
