// SPDX-License-Identifier: Apache-2.0
#include "xhtml/note_mark.hpp"

#include "galley/unicode.hpp"
#include "xhtml/characters.hpp"

namespace galley::xhtml {
namespace {

bool is_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 0x2460 && c <= 0x2473) || c == 0xB9 || c == 0xB2 || c == 0xB3 ||
         (c >= 0x2070 && c <= 0x2079);
}

}  // namespace

bool looks_like_note_mark(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 16) return false;
  std::size_t letters = 0;
  std::size_t others = 0;
  bool digits = false;
  for (const char32_t c : CodePoints(text)) {
    if (is_digit(c)) {
      digits = true;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ++letters;
    } else if (c != '[' && c != ']' && c != '(' && c != ')' && c != '*' && c != '.' && c != 0x2020 && c != 0x2021 &&
               c != 0xA7 && c != 0xB6 && c != 0x3014 && c != 0x3015 && c != 0xFF08 && c != 0xFF09 && c != 0x6CE8 &&
               c != 0x2009 && c != ' ') {
      ++others;
    }
  }
  if (others != 0) return false;
  return digits ? letters <= 1 : letters <= 4;
}

}  // namespace galley::xhtml
