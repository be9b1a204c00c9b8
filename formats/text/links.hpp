// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace galley::text {

/// Where a link or picture leads, as CommonMark writes it (4.7, 6.3).
struct LinkTarget {
  std::string address;
  std::string title;

  bool operator==(const LinkTarget&) const = default;
};

/// `(address "title")` at `at`, where the parenthesis opens; moves `at` behind the closing one. Nothing, and
/// `at` as it was, for anything else. Looks no further than to the end of what can belong to it.
std::optional<LinkTarget> parse_link_target(std::string_view text, std::size_t& at);

/// What follows the label in `[label]: address "title"`, to the end of the line.
std::optional<LinkTarget> parse_definition_target(std::string_view text);

/// Prints what parse_link_target reads, with its parentheses.
std::string print_link_target(const LinkTarget& target);

/// `<scheme:address>` or `<name@host>` at `at` (6.5): the address, and `at` behind it.
std::optional<std::string> parse_autolink(std::string_view text, std::size_t& at);

/// Labels compare without regard to case and to how much white space there is.
std::string normalized_label(std::string_view label);

}  // namespace galley::text
