// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::typesetting {

/// The code point at `i` of UTF-16 text, which it moves past. A lone surrogate counts as U+FFFD.
inline char32_t next_code_point(std::u16string_view text, std::size_t& i) {
  const char16_t unit = text[i++];
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  if (unit < 0xDC00 && i < text.size() && text[i] >= 0xDC00 && text[i] <= 0xDFFF) {
    return 0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10) + (text[i++] - 0xDC00);
  }
  return 0xFFFD;
}

inline void append_utf16(std::u16string& text, char32_t c) {
  if (c < 0x10000) {
    text += static_cast<char16_t>(c);
  } else {
    text += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
    text += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
  }
}

/// Appends UTF-8 text, which is valid in a canonical document.
inline void append_utf16(std::u16string& to, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 1) {
      to += static_cast<char16_t>(lead);
      ++i;
      continue;
    }
    char32_t c = lead & (0xFF >> (length + 1));
    if (i + length > text.size() || lead < 0xC0) {
      to += u'\uFFFD';
      ++i;
      continue;
    }
    for (std::size_t k = 1; k < length; ++k) c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    append_utf16(to, c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? U'\uFFFD' : c);
    i += length;
  }
}

/// Letters and signs that are drawn on the character before them, and characters that are not seen at all.
bool joins_previous(char32_t character);

}  // namespace galley::typesetting
