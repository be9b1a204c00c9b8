// SPDX-License-Identifier: Apache-2.0
#include "page_layout/visual_order.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "galley/unicode.hpp"

namespace galley::layout {
namespace {

enum class Kind : std::uint8_t { left, right, digit, separator, neutral };

bool is_arabic(char32_t c) { return c >= 0x0600 && is_right_to_left(c); }

// Signs hold numbers together, but not beside Arabic letters, where numbers are of another kind (UAX #9, W2 and W4).
Kind kind_of(std::string_view text, bool signs) {
  for (const char32_t c : CodePoints(text)) {
    if (signs && (c == U'-' || c == U'+')) return Kind::separator;
    if (is_right_to_left(c)) return Kind::right;
    if ((c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9)) return Kind::digit;
    if (is_letter_or_digit(c)) return Kind::left;
    if (c == U'.' || c == U',' || c == U':' || c == U'/' || c == U'%' || c == 0x066A || c == 0x066B || c == 0x066C)
      return Kind::separator;
  }
  return Kind::neutral;
}

char32_t mirrored(char32_t c) {
  switch (c) {
    case U'(':
      return U')';
    case U')':
      return U'(';
    case U'[':
      return U']';
    case U']':
      return U'[';
    case U'{':
      return U'}';
    case U'}':
      return U'{';
    case U'«':
      return U'»';
    case U'»':
      return U'«';
    case U'<':
      return U'>';
    case U'>':
      return U'<';
    default:
      return 0;
  }
}

bool opens(char32_t c) { return c == U'(' || c == U'[' || c == U'{' || c == U'«' || c == U'<'; }

// Some producers say for a mirrored bracket what it looks like, others what it means. Pairs tell: what closes before
// anything was opened was told by its looks.
void mend_brackets(std::vector<VisualUnit>& units, std::size_t begin, std::size_t end) {
  int wrong = 0;
  int open = 0;
  for (std::size_t i = begin; i < end; ++i) {
    for (const char32_t c : CodePoints(units[i].text)) {
      if (mirrored(c) == 0) continue;
      if (opens(c)) {
        ++open;
      } else if (open > 0) {
        --open;
      } else {
        ++wrong;
      }
    }
  }
  if (wrong == 0) return;
  for (std::size_t i = begin; i < end; ++i) {
    std::string text;
    for (const char32_t c : CodePoints(units[i].text)) append_utf8(text, mirrored(c) != 0 ? mirrored(c) : c);
    units[i].text = std::move(text);
  }
}

using Units = std::vector<VisualUnit>;

std::ptrdiff_t at(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }

// Within what runs from right to left (and was reversed): numbers and words of other scripts run to the right.
void restore_left_runs(Units& units, std::vector<Kind>& kinds, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    if (kinds[i] != Kind::left && kinds[i] != Kind::digit) {
      ++i;
      continue;
    }
    std::size_t last = i;
    bool letters = kinds[i] == Kind::left;
    for (std::size_t j = i + 1; j < end && kinds[j] != Kind::right; ++j) {
      if (kinds[j] == Kind::left || kinds[j] == Kind::digit) {
        // Only marks within numbers hold digits together; anything does between words.
        const bool near = j == last + 1 || (j == last + 2 && kinds[last + 1] == Kind::separator);
        if (!near && !(letters || kinds[j] == Kind::left)) break;
        letters = letters || kinds[j] == Kind::left;
        last = j;
      }
    }
    std::reverse(units.begin() + at(i), units.begin() + at(last + 1));
    std::reverse(kinds.begin() + at(i), kinds.begin() + at(last + 1));
    i = last + 1;
  }
}

}  // namespace

bool is_right_to_left(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF && !(c >= 0x0660 && c <= 0x066C) && !(c >= 0x06F0 && c <= 0x06F9)) ||
         (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

bool to_reading_order(std::vector<VisualUnit>& units, bool around, bool arabic_around) {
  std::vector<Kind> kinds;
  kinds.reserve(units.size());
  std::size_t right = 0;
  std::size_t left = 0;
  const auto any = [&](bool (*is)(char32_t)) {
    return std::any_of(units.begin(), units.end(), [&](const VisualUnit& unit) {
      const CodePoints points(unit.text);
      return std::any_of(points.begin(), points.end(), is);
    });
  };
  const bool arabic = any(is_arabic) || (arabic_around && !any(is_right_to_left));
  for (const VisualUnit& unit : units) {
    kinds.push_back(kind_of(unit.text, !arabic));
    right += static_cast<std::size_t>(kinds.back() == Kind::right);
    left += static_cast<std::size_t>(kinds.back() == Kind::left);
  }
  if (right == 0 && (left > 0 || !around)) return false;
  if (right * 2 >= left) {
    std::reverse(units.begin(), units.end());
    std::reverse(kinds.begin(), kinds.end());
    restore_left_runs(units, kinds, 0, units.size());
    mend_brackets(units, 0, units.size());
    return true;
  }
  for (std::size_t i = 0; i < units.size();) {
    if (kinds[i] != Kind::right) {
      ++i;
      continue;
    }
    std::size_t last = i;
    for (std::size_t j = i + 1; j < units.size() && kinds[j] != Kind::left; ++j) {
      if (kinds[j] == Kind::right) last = j;
    }
    std::reverse(units.begin() + at(i), units.begin() + at(last + 1));
    std::reverse(kinds.begin() + at(i), kinds.begin() + at(last + 1));
    restore_left_runs(units, kinds, i, last + 1);
    mend_brackets(units, i, last + 1);
    i = last + 1;
  }
  return false;
}

}  // namespace galley::layout
