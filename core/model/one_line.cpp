// SPDX-License-Identifier: Apache-2.0
#include "model/one_line.hpp"

#include <algorithm>

#include "galley/unicode.hpp"

namespace galley {

namespace {

constexpr std::size_t longest = 2'000;

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029; }

}  // namespace

std::string one_line(std::string text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7f; });
  if (plain && text.size() <= longest) return text;
  std::string line;
  bool space = false;
  for (const char32_t c : CodePoints(text)) {
    if (line.size() > longest) {
      line += "\u2026";
      break;
    }
    // An indented quotation of several lines shall not leave holes.
    const bool control = is_control(c);
    if (control || (c == ' ' && space)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
      append_utf8(line, c);
    }
    space = control || (c == ' ' && space);
  }
  return line;
}

}  // namespace galley
