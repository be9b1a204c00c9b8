// SPDX-License-Identifier: Apache-2.0
#include "structure/characters.hpp"

#include <utf8proc.h>

namespace galley::structure {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

}  // namespace

char32_t decode(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(position);
  if (first < 0x80) {
    ++position;
    return first;
  }
  std::size_t length = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (first >= 0xC2 && first < 0xE0) {
    length = 2, value = first & 0x1F, least = 0x80;
  } else if (first >= 0xE0 && first < 0xF0) {
    length = 3, value = first & 0x0F, least = 0x800;
  } else if (first >= 0xF0 && first < 0xF5) {
    length = 4, value = first & 0x07, least = 0x10000;
  }
  if (length == 0 || text.size() - position < length) {
    ++position;
    return replacement;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(byte(position + i))) {
      ++position;
      return replacement;
    }
    value = (value << 6) | (byte(position + i) & 0x3F);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
    ++position;
    return replacement;
  }
  position += length;
  return value;
}

char32_t decode_last(std::string_view text, std::size_t& end) {
  std::size_t start = end - 1;
  while (start > 0 && end - start < 4 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
  std::size_t position = start;
  const char32_t c = decode(text.substr(0, end), position);
  if (position != end) {
    --end;
    return replacement;
  }
  end = start;
  return c;
}

void append_code_point(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

Script script_of(char32_t c) {
  if (c < 0x80) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ? Script::latin : Script::common;
  }
  if (c < 0x250) return (c < 0xC0 && c != 0xAA && c != 0xBA) || c == 0xD7 || c == 0xF7 ? Script::common : Script::latin;
  if (c >= 0x370 && c < 0x400) return Script::greek;
  if (c >= 0x400 && c < 0x530) return Script::cyrillic;
  if (c >= 0x590 && c < 0x600) return Script::hebrew;
  if ((c >= 0x600 && c < 0x700) || (c >= 0x750 && c < 0x780) || (c >= 0x8A0 && c < 0x900) ||
      (c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF)) {
    return is_letter(c) ? Script::arabic : Script::common;
  }
  if ((c >= 0x1100 && c < 0x1200) || (c >= 0x3130 && c < 0x3190) || (c >= 0xAC00 && c < 0xD7B0)) return Script::hangul;
  if (c >= 0x1E00 && c < 0x1F00) return Script::latin;
  if (c >= 0x1F00 && c < 0x2000) return Script::greek;
  if (c >= 0x2E80 && c < 0x2FE0) return Script::han;  // radicals
  if (c == 0x3005 || c == 0x3007) return Script::han;
  if ((c >= 0x3041 && c < 0x3100 && c != 0x30FB) || (c >= 0x31F0 && c < 0x3200) || (c >= 0xFF66 && c < 0xFFA0)) {
    return Script::kana;
  }
  if ((c >= 0x3400 && c < 0x4DC0) || (c >= 0x4E00 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
      (c >= 0x20000 && c < 0x33480)) {
    return Script::han;
  }
  if ((c >= 0xFF21 && c < 0xFF3B) || (c >= 0xFF41 && c < 0xFF5B)) return Script::latin;
  return is_letter(c) ? Script::other : Script::common;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE70) || (c >= 0xFF01 && c < 0xFF61) ||
         (c >= 0xFFE0 && c < 0xFFE7) || (c >= 0x1F300 && c < 0x1FB00) || (c >= 0x20000 && c < 0x40000);
}

bool is_unspaced(char32_t c) {
  const Script script = script_of(c);
  return script == Script::han || script == Script::kana || (c >= 0x3000 && c < 0x3040) || c == 0x30FB ||
         (c >= 0xFE30 && c < 0xFE50) || (c >= 0xFF01 && c < 0xFF10) || (c >= 0xFF1A && c < 0xFF21) ||
         (c >= 0xFF3B && c < 0xFF41) || (c >= 0xFF5B && c < 0xFF66);
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  const utf8proc_category_t k = category(c);
  return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_LT ||
         k == UTF8PROC_CATEGORY_LM || k == UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const utf8proc_category_t k = category(c);
  return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return category(c) == UTF8PROC_CATEGORY_ND;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
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
    } else if (is_wide(c)) {
      columns += 2;
    } else {
      const utf8proc_category_t k = category(c);
      if (k != UTF8PROC_CATEGORY_MN && k != UTF8PROC_CATEGORY_ME && k != UTF8PROC_CATEGORY_CF) ++columns;
    }
  }
  return columns < limit ? columns : limit;
}

std::size_t match_folded(std::string_view text, std::size_t position, std::string_view word) {
  std::size_t at = position;
  std::size_t i = 0;
  while (i < word.size()) {
    if (at >= text.size()) return 0;
    if (lower(decode(text, at)) != lower(decode(word, i))) return 0;
  }
  return at - position;
}

bool equal_folded(std::string_view a, std::string_view b) {
  return !a.empty() ? match_folded(a, 0, b) == a.size() && match_folded(b, 0, a) == b.size() : b.empty();
}

}  // namespace galley::structure
