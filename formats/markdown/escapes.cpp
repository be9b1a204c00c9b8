// SPDX-License-Identifier: Apache-2.0
#include "markdown/escapes.hpp"

#include <algorithm>

#include "galley/unicode.hpp"

namespace galley::markdown {
namespace {

bool is_ascii_punctuation(char32_t c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Does a number that begins an ordered list stand here?
std::size_t list_number(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || digits > 9 || digits >= text.size() || (text[digits] != '.' && text[digits] != ')')) return 0;
  return digits;
}

bool needs_escape(std::string_view text, std::size_t at, const TextPlace& place) {
  const char c = text[at];
  const char before = at == 0 ? '\0' : text[at - 1];
  const char after = at + 1 < text.size() ? text[at + 1] : '\0';
  const bool first = at == 0 && place.line_start;
  switch (c) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
    case '^':
    case '$':
      return true;
    case '_':
      // Within a word it marks nothing.
      return !(before != '\0' && after != '\0' && is_word(before) && is_word(after));
    case '&':
      return after == '#' || ((after | 32) >= 'a' && (after | 32) <= 'z') || after == '\0';
    case '!':
      return after == '[' || (after == '\0' && place.before_link);
    case '|':
      return place.in_table || place.line_start;
    case '@':
      // pandoc takes it for a citation.
      return before == '\0' || !is_word(before);
    case '#':
      // A heading would lose it at its end.
      return first || after == '\0' || after == '#' || after == ' ';
    case '>':
    case '+':
    case '-':
    case '=':
    case ':':
    case '%':
      return first || (c == ':' && at == 0 && place.after_note);
    case '(':
      return at == 0 && place.after_note;
    default:
      return false;
  }
}

void append_protected(std::string& out, std::string_view text, std::string_view special, bool in_table) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char after = i + 1 < text.size() ? text[i + 1] : '\0';
    const bool entity = c == '&' && (after == '#' || ((after | 32) >= 'a' && (after | 32) <= 'z'));
    if (entity) {
      // Not by a backslash: cmark undoes references to characters first.
      out += "&amp;";
      continue;
    }
    if (c == '\\' || special.find(c) != std::string_view::npos || (in_table && c == '|')) out += '\\';
    out += c;
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text, const TextPlace& place) {
  const std::size_t number = place.line_start ? list_number(text) : 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((number != 0 && at == number) || needs_escape(text, at, place)) out += '\\';
    out += text[at];
  }
}

void append_code(std::string& out, std::string_view text, bool in_table) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string ticks(longest == 0 ? 1 : longest + 1, '`');
  // One space is taken off at each end if both have one (CommonMark 0.29, 6.3).
  const bool padded =
      !text.empty() && (text.front() == '`' || text.back() == '`' || (text.front() == ' ' && text.back() == ' '));
  out += ticks;
  if (padded) out += ' ';
  for (const char c : text) {
    if (c == '|' && in_table) out += '\\';
    out += c;
  }
  if (padded) out += ' ';
  out += ticks;
}

void append_destination(std::string& out, std::string_view address, bool in_table) {
  std::size_t depth = 0;
  bool plain = !address.empty() && address.front() != '<';
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F) plain = false;
    if (c == '(') ++depth;
    if (c == ')' && depth-- == 0) plain = false;
    if (!plain) break;
  }
  if (plain && depth == 0) return append_protected(out, address, "<>*_", in_table);
  out += '<';
  append_protected(out, address, "<>", in_table);
  out += '>';
}

void append_title(std::string& out, std::string_view title, bool in_table) {
  if (title.empty()) return;
  out += " \"";
  append_protected(out, title, "\"", in_table);
  out += '"';
}

bool can_open(char32_t before, char32_t after) {
  if (after == 0 || is_white_space(after) || after == '*' || after == '_' || before == '*' || before == '_' ||
      before == '\\') {
    return false;
  }
  if (is_letter_or_digit(after)) return true;
  return before == 0 || is_white_space(before) || is_ascii_punctuation(before);
}

}  // namespace galley::markdown
