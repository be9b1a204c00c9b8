// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Backslash escapes (CommonMark 2.4): before ASCII punctuation, and before the few other characters that are
/// marks here (• – — ― and the ideographic space). `\u{2028}` is the character of that number.

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::text {

bool is_ascii_punctuation(char c);

/// What a backslash at `at` stands for with what follows: how many bytes both are, and which of them is the
/// literal character (or, for \u{...}, its number). Length 0: the backslash is only itself.
struct Escape {
  std::size_t length = 0;
  std::string_view literal;
  char32_t code_point = 0;  ///< not 0: for \u{...}
};
Escape escape_at(std::string_view text, std::size_t at);

/// The text with its escapes undone.
std::string unescaped(std::string_view text);

/// Appends `\u{...}`.
void append_numbered_escape(std::string& text, char32_t code_point);

/// Characters that would end a line and can only be written by number: NEL, U+2028, U+2029.
bool ends_line(char32_t c);

}  // namespace galley::text
