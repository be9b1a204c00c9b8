// SPDX-License-Identifier: Apache-2.0
#include "text/escapes.hpp"

#include "galley/unicode.hpp"

namespace galley::text {

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool ends_line(char32_t c) { return c == 0x85 || c == 0x2028 || c == 0x2029; }

Escape escape_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at] != '\\') return {};
  if (is_ascii_punctuation(text[at + 1])) return {2, text.substr(at + 1, 1)};
  for (const std::string_view mark : {"\u3000", "•", "–", "—", "―"}) {
    if (text.substr(at + 1).starts_with(mark)) return {1 + mark.size(), text.substr(at + 1, mark.size())};
  }
  if (!text.substr(at + 1).starts_with("u{")) return {};
  char32_t code_point = 0;
  std::size_t i = at + 3;
  for (; i < text.size() && i < at + 9; ++i) {
    const char c = text[i];
    const char32_t digit = c >= '0' && c <= '9'   ? static_cast<char32_t>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<char32_t>(c - 'a' + 10)
                           : c >= 'A' && c <= 'F' ? static_cast<char32_t>(c - 'A' + 10)
                                                  : char32_t{16};
    if (digit == 16) break;
    code_point = code_point << 4 | digit;
  }
  if (i == at + 3 || i >= text.size() || text[i] != '}' || code_point == 0) return {};
  return {i + 1 - at, {}, code_point};
}

std::string unescaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t backslash = text.find('\\', at);
    result += text.substr(at, backslash - at);
    if (backslash == std::string_view::npos) break;
    const Escape escape = escape_at(text, backslash);
    if (escape.length == 0) {
      result += '\\';
      at = backslash + 1;
      continue;
    }
    if (escape.code_point != 0) {
      append_utf8(result, escape.code_point);
    } else {
      result += escape.literal;
    }
    at = backslash + escape.length;
  }
  return result;
}

void append_numbered_escape(std::string& text, char32_t code_point) {
  constexpr char digits[] = "0123456789abcdef";
  std::string number;
  for (; code_point != 0; code_point >>= 4) number.insert(number.begin(), digits[code_point & 0xF]);
  text += "\\u{" + number + "}";
}

}  // namespace galley::text
