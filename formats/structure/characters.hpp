// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Code points and the few things that the conventions of newspapers ask of them. All functions take any
/// bytes: what is not UTF-8 counts as U+FFFD.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "galley/unicode.hpp"

namespace galley::structure {

/// The code point at `position`, which must be below text.size(); moves `position` behind it.
inline char32_t decode(std::string_view text, std::size_t& position) {
  const DecodedCodePoint c = decode_utf8(text, position);
  position += c.length;
  return c.value;
}

/// The code point that ends at `end`, which must be above 0; moves `end` before it.
char32_t decode_last(std::string_view text, std::size_t& end);

enum class Script : std::uint8_t { common, latin, greek, cyrillic, hebrew, arabic, han, kana, hangul, other };

Script script_of(char32_t code_point);

using ScriptSet = std::uint32_t;

constexpr ScriptSet bit_of(Script script) { return ScriptSet{1} << static_cast<unsigned>(script); }

/// The scripts of the letters in the text.
ScriptSet scripts_in(std::string_view text);

/// Scripts that are written without spaces between words: Han and Kana, with their punctuation.
bool is_unspaced(char32_t code_point);

bool is_space(char32_t code_point);  ///< white space of all kinds, and what takes no room at all
bool is_letter(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_digit(char32_t code_point);  ///< of any script
char32_t lower(char32_t code_point);

/// The code points of `text`, no more than `limit`.
std::u32string code_points(std::string_view text, std::size_t limit);

/// Without white space of any kind at either end.
std::string_view trim(std::string_view text);

/// The first position from `position` on where no white space stands.
std::size_t skip_spaces(std::string_view text, std::size_t position);

/// The words between white space of any kind.
std::vector<std::string_view> split_words(std::string_view text);

/// Columns that the text takes (UAX #11 in essence), counted up to `limit` only.
std::size_t width(std::string_view text, std::size_t limit);

/// The small letter of an ASCII capital; any other byte as it is.
constexpr unsigned char lower_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 'A' && value <= 'Z' ? value | 0x20 : value;
}

/// Does this byte begin a character from U+3000 to U+9FFF? Those have no case: what differs in it is another one.
constexpr bool begins_caseless(unsigned char byte) { return byte >= 0xE3 && byte <= 0xE9; }

/// Can the first letters be the same, letter case ignored? Nearly every comparison ends here.
constexpr bool may_match_folded(char a, char b) {
  const unsigned char x = lower_byte(a);
  const unsigned char y = lower_byte(b);
  return x == y || (x >= 0x80 && y >= 0x80 && !begins_caseless(x) && !begins_caseless(y));
}

/// How many bytes of `text` at `position` equal `word`, letter case ignored; 0 if they do not.
std::size_t match_folded(std::string_view text, std::size_t position, std::string_view word);

/// Are the two equal, letter case ignored?
bool equal_folded(std::string_view a, std::string_view b);

}  // namespace galley::structure
