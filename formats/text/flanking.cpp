// SPDX-License-Identifier: Apache-2.0
#include "text/flanking.hpp"

#include "galley/unicode.hpp"
#include "text/escapes.hpp"

namespace galley::text {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter_or_digit(char32_t c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }
bool is_east_asian(char32_t c) { return c >= 0x1100 && (is_wide(c) || is_han(c) || is_kana(c) || is_hangul(c)); }

bool is_western_punctuation(char32_t c) {
  return c < 0x80 ? is_ascii_punctuation(static_cast<char>(c)) : is_punctuation(c) && !is_east_asian(c);
}

}  // namespace

Flanking flanking(char mark, char32_t before, char32_t after) {
  const bool space_before = is_white_space(before);
  const bool space_after = is_white_space(after);
  const bool sign_before = is_western_punctuation(before);
  const bool sign_after = is_western_punctuation(after);
  const bool left = !space_after && (!sign_after || space_before || sign_before || is_east_asian(before));
  const bool right = !space_before && (!sign_before || space_after || sign_after || is_east_asian(after));
  if (mark == '_') return {left && (!right || sign_before), right && (!left || sign_after)};
  if (is_digit(before) && is_digit(after)) return {false, false};
  return {left, right};
}

std::size_t script_length(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 64;
  const char mark = text[at];
  if (at == 0) return 0;
  const char32_t before = code_point_before(text, at);
  if (!is_letter_or_digit(before) && !is_mark(before) && before != ')' && before != ']' && before != '}') return 0;
  bool any = false;
  std::size_t i = at + 1;
  while (i < text.size() && text[i] != mark) {
    const DecodedCodePoint c = decode_utf8(text, i);
    const bool counts = is_letter_or_digit(c.value);
    constexpr std::u32string_view signs = U"+-−=(),./";
    if (!counts && !is_mark(c.value) && signs.find(c.value) == std::u32string_view::npos) return 0;
    any = any || counts;
    i += c.length;
    if (i > at + longest) return 0;
  }
  if (i >= text.size() || !any) return 0;
  const char32_t after = i + 1 < text.size() ? decode_utf8(text, i + 1).value : U' ';
  if (mark == '^' ? is_ascii_letter_or_digit(after) : is_digit(before) && is_digit(after)) return 0;
  // A longer run of the mark is none.
  if (after == static_cast<char32_t>(mark)) return 0;
  return i - at - 1;
}

}  // namespace galley::text
