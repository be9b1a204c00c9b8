// SPDX-License-Identifier: Apache-2.0
#include "page_layout/layout_block.hpp"

#include "galley/unicode.hpp"
#include "page_layout/line_end_hyphens.hpp"
#include "page_layout/visual_order.hpp"
#include "structure/characters.hpp"

namespace galley::layout {
namespace {

constexpr char32_t soft_hyphen = 0xAD;
constexpr char32_t hyphen = 0x2010;

void push(std::vector<Run>& runs, std::string_view text, Style style, std::int32_t link, std::int32_t note = -1) {
  if (text.empty()) return;
  if (runs.empty() || runs.back().style != style || runs.back().link != link || runs.back().note != note)
    runs.push_back({{}, style, link, note});
  runs.back().text += text;
}

// Quotation marks belong to the script of what they enclose.
bool is_quotation_mark(char32_t c) { return c == U'“' || c == U'”' || c == U'‘' || c == U'’'; }

bool is_unspaced_end(std::string_view text) {
  std::size_t end = text.size();
  char32_t last = code_point_before(text, end);
  while (is_quotation_mark(last) && end > 3) {
    end -= 3;
    last = code_point_before(text, end);
  }
  return structure::is_unspaced(last);
}

bool is_unspaced_begin(std::string_view text) {
  for (const char32_t c : CodePoints(text)) {
    if (!is_quotation_mark(c)) return structure::is_unspaced(c);
  }
  return false;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Between right-to-left words "4-3" runs to the right. Broken behind its hyphen, the line ends with what looks just as
// "-4" does there; the digit that the next line begins with tells. True if the hyphen was put behind.
bool mend_broken_number(std::string& before, char32_t first) {
  if (!is_digit(first)) return false;
  std::size_t at = before.size();
  while (at > 0 && is_digit(static_cast<unsigned char>(before[at - 1]))) --at;
  if (at == before.size() || at < 3 || before[at - 1] != '-' || before[at - 2] != ' ') return false;
  if (!is_right_to_left(code_point_before(before, at - 2))) return false;
  before.erase(at - 1, 1);
  before += '-';
  return true;
}

}  // namespace

void append_line(std::vector<Run>& runs, const std::vector<Run>& line, const LineHabits& habits) {
  if (line.empty() || line.front().text.empty()) return;
  if (!runs.empty() && !runs.back().text.empty()) {
    std::string& before = runs.back().text;
    const std::size_t end = before.size();
    const char32_t last = code_point_before(before, end);
    const char32_t first = *CodePoints(line.front().text).begin();
    if (mend_broken_number(before, first)) {
      for (const Run& run : line) push(runs, run.text, run.style, run.link, run.note);
      return;
    }
    std::size_t cut = 0;
    if (last == soft_hyphen) {
      cut = 2;
    } else if (last == U'-' || last == hyphen) {
      const std::size_t length = last == hyphen ? 3 : 1;
      const bool letter = end > length && structure::is_letter(code_point_before(before, end - length));
      if (letter && structure::is_lower(first)) cut = length;
    }
    if (cut > 0) {
      before.resize(end - cut);
      if (last != soft_hyphen) append_utf8(before, last == hyphen ? open_true_hyphen : open_hyphen);
      if (before.empty()) runs.pop_back();
    } else if (last != U'-' && last != U'—' && last != U'–' && last != U'/') {
      const bool left = is_unspaced_end(before);
      const bool right = is_unspaced_begin(line.front().text);
      const bool touches = (left && right) || ((left || right) && habits.touching_scripts >= habits.spaced_scripts);
      if (!touches)
        push(runs, " ", runs.back().style & line.front().style,
             runs.back().link == line.front().link ? runs.back().link : -1);
    } else if ((last == U'—' || last == U'–') && end > 3 && code_point_before(before, end - 3) == U' ') {
      push(runs, " ", Style::none, -1);
    } else if (last == U'-' && end > 1 && before[end - 2] == ' ') {
      push(runs, " ", Style::none, -1);
    }
  }
  for (const Run& run : line) push(runs, run.text, run.style, run.link, run.note);
}

void erase_front(std::vector<Run>& runs, std::size_t bytes) {
  while (bytes > 0 && !runs.empty()) {
    const std::size_t part = std::min(bytes, runs.front().text.size());
    runs.front().text.erase(0, part);
    bytes -= part;
    if (!runs.front().text.empty()) break;
    runs.erase(runs.begin());
  }
}

}  // namespace galley::layout
