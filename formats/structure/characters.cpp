// SPDX-License-Identifier: Apache-2.0
#include "structure/characters.hpp"

#include <utf8proc.h>

namespace galley::structure {
namespace {

// Ideographs, Kana and Hangul: letters without case, by far the most that is asked about.
bool is_common_ideographic(char32_t c) {
  return (c >= 0x3400 && c < 0xA000) || (c >= 0x3041 && c < 0x3097) || (c >= 0x30A1 && c < 0x30FB) ||
         (c >= 0xAC00 && c < 0xD7A4);
}

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

}  // namespace

char32_t decode_last(std::string_view text, std::size_t& end) {
  std::size_t start = end - 1;
  while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  const DecodedCodePoint last = decode_utf8(text.substr(0, end), start);
  const bool whole = start + last.length == end;
  end = whole ? start : end - 1;
  return whole ? last.value : replacement_character;
}

Script script_of(char32_t c) {
  if (c < 0x80) return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? Script::latin : Script::common;
  if (c >= 0x4E00 && c < 0xA000) return Script::han;
  if (c < 0x250) return (c < 0xC0 && c != 0xAA && c != 0xBA) || c == 0xD7 || c == 0xF7 ? Script::common : Script::latin;
  if (c >= 0x370 && c < 0x400) return Script::greek;
  if (c >= 0x400 && c < 0x530) return Script::cyrillic;
  if (c >= 0x590 && c < 0x600) return Script::hebrew;
  if ((c >= 0x600 && c < 0x700) || (c >= 0x750 && c < 0x780) || (c >= 0x8A0 && c < 0x900) ||
      (c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF)) {
    return is_letter(c) ? Script::arabic : Script::common;
  }
  if (c >= 0x1E00 && c < 0x1F00) return Script::latin;
  if (c >= 0x1F00 && c < 0x2000) return Script::greek;
  if (is_han(c)) return Script::han;
  if (is_kana(c)) return Script::kana;
  if (is_hangul(c)) return Script::hangul;
  if ((c >= 0xFF21 && c < 0xFF3B) || (c >= 0xFF41 && c < 0xFF5B)) return Script::latin;
  return is_letter(c) ? Script::other : Script::common;
}

bool is_unspaced(char32_t c) {
  const Script script = script_of(c);
  return script == Script::han || script == Script::kana || (c >= 0x3000 && c < 0x3040) || c == 0x30FB ||
         (c >= 0xFE30 && c < 0xFE50) || (c >= 0xFF01 && c < 0xFF10) || (c >= 0xFF1A && c < 0xFF21) ||
         (c >= 0xFF3B && c < 0xFF41) || (c >= 0xFF5B && c < 0xFF66);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  if (is_common_ideographic(c)) return false;
  return c == 0x200B || c == 0xFEFF || is_white_space(c);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (is_common_ideographic(c)) return c < 0x4DC0 || c >= 0x4E00;
  const utf8proc_category_t k = category(c);
  return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_LT ||
         k == UTF8PROC_CATEGORY_LM || k == UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (is_common_ideographic(c)) return false;
  const utf8proc_category_t k = category(c);
  return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (is_common_ideographic(c)) return false;
  return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  if (is_common_ideographic(c)) return false;
  return category(c) == UTF8PROC_CATEGORY_ND;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (is_common_ideographic(c)) return c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

std::u32string code_points(std::string_view text, std::size_t limit) {
  std::u32string result;
  for (std::size_t position = 0; position < text.size() && result.size() < limit;) result += decode(text, position);
  return result;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t position = 0;
    if (!is_space(decode(text, position))) break;
    text.remove_prefix(position);
  }
  while (!text.empty()) {
    std::size_t end = text.size();
    if (!is_space(decode_last(text, end))) break;
    text.remove_suffix(text.size() - end);
  }
  return text;
}

std::size_t skip_spaces(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t next = position;
    if (!is_space(decode(text, next))) break;
    position = next;
  }
  return position;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t before = position;
    if (!is_space(decode(text, position))) continue;
    if (before > start) words.push_back(text.substr(start, before - start));
    start = position;
  }
  if (text.size() > start) words.push_back(text.substr(start));
  return words;
}

std::size_t width(std::string_view text, std::size_t limit) {
  std::size_t columns = 0;
  std::size_t position = 0;
  while (position < text.size() && columns < limit) {
    const char32_t c = decode(text, position);
    if (c < 0x300) {
      ++columns;
    } else {
      columns += is_common_ideographic(c) ? 2 : static_cast<std::size_t>(column_width(c));
    }
  }
  return columns < limit ? columns : limit;
}

ScriptSet scripts_in(std::string_view text) {
  ScriptSet scripts = 0;
  for (std::size_t position = 0; position < text.size();) scripts |= bit_of(script_of(decode(text, position)));
  return scripts & ~bit_of(Script::common);
}

std::size_t match_folded(std::string_view text, std::size_t position, std::string_view word) {
  std::size_t at = position;
  std::size_t i = 0;
  while (i < word.size()) {
    if (at >= text.size()) return 0;
    const unsigned char a = lower_byte(text[at]);
    const unsigned char b = lower_byte(word[i]);
    if (a < 0x80 && b < 0x80) {
      if (a != b) return 0;
      ++at;
      ++i;
      continue;
    }
    if (a != b && (begins_caseless(a) || begins_caseless(b))) return 0;
    const char32_t x = decode(text, at);
    const char32_t y = decode(word, i);
    if (x != y && lower(x) != lower(y)) return 0;
  }
  return at - position;
}

bool equal_folded(std::string_view a, std::string_view b) {
  return b.empty() ? a.empty() : match_folded(a, 0, b) == a.size() && !a.empty();
}

}  // namespace galley::structure
