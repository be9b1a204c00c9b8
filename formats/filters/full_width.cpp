// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "filters/punctuation_rules.hpp"
#include "structure/characters.hpp"

namespace galley::filters {
namespace {

bool is_quote_or_bracket(char32_t c) {
  return c == '"' || c == '\'' || c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == '(' || c == ')' ||
         c == '[' || c == ']';
}

// The nearest character before `i` that is no quote and no bracket.
char32_t significant_before(const FlatText& text, std::size_t i) {
  for (std::size_t steps = 0; i > 0 && steps < 6; ++steps) {
    const char32_t c = text.at(--i);
    if (!is_quote_or_bracket(c)) return c;
  }
  return 0;
}

// The nearest one behind; one space may lie between.
char32_t significant_after(const FlatText& text, std::size_t i) {
  for (std::size_t steps = 0; ++i < text.size() && steps < 6; ++steps) {
    const char32_t c = text.at(i);
    if (!is_quote_or_bracket(c) && c != ' ') return c;
  }
  return 0;
}

bool is_mostly_han(const FlatText& text) {
  std::size_t han = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (is_han(c) || is_kana(c)) {
      ++han;
    } else if (c < 0x2000 && !text[i].fixed && structure::is_letter(c)) {
      ++letters;
    }
  }
  return han * 2 >= letters;
}

char32_t full_width_of(char32_t c, bool japanese) {
  switch (c) {
    case ',':
      return japanese ? U'、' : U'，';
    case '.':
      return U'。';
    case ':':
      return U'：';
    case ';':
      return U'；';
    case '?':
      return U'？';
    case '!':
      return U'！';
    case '(':
      return U'（';
    case ')':
      return U'）';
    default:
      return 0;
  }
}

bool becomes_full_width(const FlatText& text, std::size_t i, bool mostly_han) {
  const char32_t c = text.at(i);
  const char32_t before = significant_before(text, i);
  const char32_t after = significant_after(text, i);
  if (c == '.') {
    // A full stop, and no point in a number, a name or an ellipsis.
    const char32_t next = text.at(i + 1);
    const bool closes = next == 0 || next == ' ' || next == '\n' || is_han_text(next) || is_quote_or_bracket(next);
    return is_han_text(before) && closes && next != '.' && text.at(i - 1) != '.';
  }
  if (structure::is_digit(text.at(i - 1)) && structure::is_digit(text.at(i + 1))) return false;
  if (is_han_text(before)) return true;
  if (!mostly_han || !is_han_text(after)) return false;
  return structure::is_letter(before) || structure::is_digit(before) || before == '%';
}

// Brackets change in pairs or not at all.
void widen_brackets(FlatText& text) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text.may_change(i)) continue;
    if (text.at(i) == '(') open.push_back(i);
    if (text.at(i) != ')' || open.empty()) continue;
    const std::size_t start = open.back();
    open.pop_back();
    bool han = is_han_text(text.at(start - 1)) || is_han_text(text.at(i + 1));
    for (std::size_t k = start + 1; k < i && !han && k < start + 200; ++k) han = is_han_text(text.at(k));
    if (!han) continue;
    text.change(start, U'（');
    text.change(i, U'）');
  }
}

}  // namespace

bool is_han_text(char32_t c) {
  if (c < 0x2000) return false;
  if (is_han(c) || is_kana(c)) return true;
  constexpr std::u32string_view marks = U"，。、；：？！（）《》〈〉「」『』【】〔〕";
  return marks.find(c) != std::u32string_view::npos;
}

void widen_marks(FlatText& text, std::string_view language) {
  bool any = false;
  for (std::size_t i = 0; i < text.size() && !any; ++i) any = is_han_text(text.at(i));
  if (!any) return;
  const bool japanese = language.starts_with("ja");
  const bool mostly_han = is_mostly_han(text);
  widen_brackets(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (c >= 0x80 || c == '(' || c == ')' || !text.may_change(i)) continue;
    const char32_t wide = full_width_of(c, japanese);
    if (wide == 0 || !becomes_full_width(text, i, mostly_han)) continue;
    text.change(i, wide);
    // A full-width mark brings its own room.
    if (text.at(i + 1) == ' ' && text.may_change(i + 1)) text.drop(i + 1);
  }
  text.settle();
}

}  // namespace galley::filters
