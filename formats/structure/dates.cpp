// SPDX-License-Identifier: Apache-2.0
#include "structure/dates.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "structure/characters.hpp"

namespace galley::structure {
namespace {

struct Number {
  unsigned value = 0;
  unsigned digits = 0;
  std::size_t end = 0;
};

// Digits of any script, and the Chinese numerals that stand in dates.
std::optional<Number> number_at(std::string_view text, std::size_t position) {
  constexpr std::u32string_view numerals = U"〇一二三四五六七八九";
  Number number;
  number.end = position;
  bool chinese = false;
  while (position < text.size() && number.digits < 5) {
    const char32_t c = decode(text, position);
    unsigned digit = 10;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= U'０' && c <= U'９') {
      digit = c - U'０';
    } else if (c >= 0x660 && c <= 0x669) {
      digit = c - 0x660;
    } else if (const std::size_t at = numerals.find(c); at != std::u32string_view::npos) {
      digit = static_cast<unsigned>(at);
      chinese = true;
    } else if (c == U'十') {
      // 十 alone, 十一, 二十, 三十一
      const unsigned tens = number.digits == 0 ? 1 : number.value;
      std::size_t next = position;
      unsigned ones = 0;
      if (next < text.size()) {
        const std::size_t one = numerals.find(decode(text, next));
        if (one != std::u32string_view::npos && one > 0) {
          ones = static_cast<unsigned>(one);
          position = next;
        }
      }
      if (number.digits > 1) return std::nullopt;
      return Number{tens * 10 + ones, 2, position};
    }
    if (digit == 10 || (chinese && c < 0x3000)) break;
    number.value = number.value * 10 + digit;
    ++number.digits;
    number.end = position;
  }
  if (number.digits == 0 || number.digits == 5) return std::nullopt;
  return number;
}

bool is_year(const Number& n) { return n.digits == 4 && n.value >= 1600 && n.value <= 2199; }
bool is_month(const Number& n) { return n.digits <= 2 && n.value >= 1 && n.value <= 12; }
bool is_day(const Number& n) { return n.digits <= 2 && n.value >= 1 && n.value <= 31; }

std::string iso(unsigned year, unsigned month, unsigned day) {
  std::array<char, 32> buffer{};
  int length = 0;
  if (month == 0) {
    length = std::snprintf(buffer.data(), buffer.size(), "%04u", year);
  } else if (day == 0) {
    length = std::snprintf(buffer.data(), buffer.size(), "%04u-%02u", year, month);
  } else {
    constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > days[month - 1] + (month == 2 && leap ? 1 : 0)) return {};
    length = std::snprintf(buffer.data(), buffer.size(), "%04u-%02u-%02u", year, month, day);
  }
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::size_t match_exact(std::string_view text, std::size_t position, std::string_view word) {
  return position <= text.size() && text.substr(position).starts_with(word) ? position + word.size() : 0;
}

// 2023年7月4日, 7月4日, 4日, 2023년 7월 4일
std::optional<PrintedDate> east_asian_date(std::string_view text, std::size_t position, bool korean) {
  const std::string_view year_mark = korean ? "년" : "年";
  const std::string_view month_mark = korean ? "월" : "月";
  const std::string_view day_mark = korean ? "일" : "日";
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  std::size_t at = position;
  std::size_t end = 0;
  if (const auto n = number_at(text, at); n && is_year(*n)) {
    if (const std::size_t after = match_exact(text, n->end, year_mark)) {
      year = n->value;
      end = after;
      at = korean ? skip_spaces(text, after) : after;
    }
  }
  if (const auto n = number_at(text, at); n && is_month(*n)) {
    if (const std::size_t after = match_exact(text, n->end, month_mark)) {
      month = n->value;
      end = after;
      at = korean ? skip_spaces(text, after) : after;
    }
  }
  if (year == 0 || month > 0) {
    if (const auto n = number_at(text, at); n && is_day(*n)) {
      if (const std::size_t after = match_exact(text, n->end, day_mark)) {
        day = n->value;
        end = after;
      }
    }
  }
  if (end == 0 || (day == 0 && (year == 0 || month == 0))) return std::nullopt;
  PrintedDate date{end, {}, year > 0};
  if (year > 0) date.when = iso(year, month, day);
  return date;
}

// 2023-07-04, 2023.07.04, 2023/7/4, 04.07.2023
std::optional<PrintedDate> numeric_date(std::string_view text, std::size_t position) {
  const auto first = number_at(text, position);
  if (!first || first->end >= text.size()) return std::nullopt;
  const char mark = text[first->end];
  if (mark != '-' && mark != '.' && mark != '/') return std::nullopt;
  const auto second = number_at(text, skip_spaces(text, first->end + 1));
  if (!second || second->end >= text.size() || text[second->end] != mark) return std::nullopt;
  const auto third = number_at(text, skip_spaces(text, second->end + 1));
  if (!third) return std::nullopt;
  if (is_year(*first) && is_month(*second) && is_day(*third)) {
    std::size_t end = third->end;
    if (mark == '.' && end < text.size() && text[end] == '.') ++end;  // 2023.07.04.
    return PrintedDate{end, iso(first->value, second->value, third->value), true};
  }
  if (!is_year(*third) || !is_day(*first)) return std::nullopt;
  // With slashes, day and month change places between countries.
  if (mark == '.' && is_month(*second))
    return PrintedDate{third->end, iso(third->value, second->value, first->value), true};
  if (mark == '/' && is_day(*second)) return PrintedDate{third->end, {}, true};
  return std::nullopt;
}

struct MonthName {
  unsigned month = 0;
  std::size_t end = 0;
};

struct MonthForm {
  unsigned month = 0;  // from 1
  std::string_view text;
};

std::vector<MonthForm> split_months(const Convention& convention) {
  std::vector<MonthForm> result;
  for (std::size_t i = 0; i < convention.months.size(); ++i) {
    std::string_view forms = convention.months[i];
    while (!forms.empty()) {
      const std::size_t bar = std::min(forms.find('|'), forms.size());
      if (bar > 0) result.push_back({static_cast<unsigned>(i + 1), forms.substr(0, bar)});
      forms.remove_prefix(std::min(bar + 1, forms.size()));
    }
  }
  return result;
}

const std::vector<MonthForm>& months_of(const Convention& convention) {
  static const std::vector<std::vector<MonthForm>> all = [] {
    std::vector<std::vector<MonthForm>> result;
    for (const Convention& each : conventions()) result.push_back(split_months(each));
    return result;
  }();
  return all[static_cast<std::size_t>(&convention - conventions().data())];
}

std::optional<MonthName> month_at(std::string_view text, std::size_t position, const Convention& convention) {
  if (position >= text.size()) return std::nullopt;
  MonthName best;
  for (const MonthForm& form : months_of(convention)) {
    if (!may_match_folded(text[position], form.text.front())) continue;
    const std::size_t length = match_folded(text, position, form.text);
    const std::size_t end = position + length;
    if (length == 0 || end <= best.end) continue;
    std::size_t next = end;
    if (end < text.size() && is_letter(decode(text, next))) continue;
    best = {form.month, end};
  }
  if (best.month == 0) return std::nullopt;
  // A full stop after an abbreviation belongs to it, whether the table has it or not.
  if (best.end < text.size() && text[best.end] == '.' && best.end - position <= 8 && text[best.end - 1] != '.' &&
      best.end + 1 < text.size() && text[best.end + 1] == ' ' && best.end + 2 < text.size() &&
      text[best.end + 2] != '-') {
    const auto year = number_at(text, best.end + 2);
    if (year || text[best.end + 2] == '(') ++best.end;
  }
  return best;
}

std::size_t skip_word(std::string_view text, std::size_t position, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (const std::size_t length = match_folded(text, position, word)) return position + length;
  }
  return position;
}

// A year behind a day and a month: ", 2023", " de 2023", " 2023 года".
void add_year(std::string_view text, unsigned month, unsigned day, PrintedDate& date) {
  std::size_t at = date.end;
  if (at < text.size() && text[at] == ',') ++at;
  at = skip_spaces(text, at);
  if (at == date.end) return;
  at = skip_word(text, at, {"de ", "del "});
  const auto year = number_at(text, at);
  if (!year || !is_year(*year)) return;
  date.year = true;
  date.when = iso(year->value, month, day);
  date.end = skip_word(text, year->end, {" года", " г."});
}

// "July 4, 2023", "4. Juli 2023", "le 4 juillet", "1er mai", "4 de julio de 2023"
std::optional<PrintedDate> worded_date(std::string_view text, std::size_t position, const Convention& convention) {
  if (convention.months.empty()) return std::nullopt;
  std::size_t at = skip_word(text, position, {"le ", "am ", "den ", "el ", "il ", "em "});
  if (const auto month = month_at(text, at, convention)) {
    PrintedDate date{month->end, {}, false};
    const std::size_t number = skip_spaces(text, month->end);
    const auto day = number_at(text, number);
    if (!day || number == month->end) return std::nullopt;
    if (is_year(*day)) return PrintedDate{day->end, iso(day->value, month->month, 0), true, false};
    if (!is_day(*day)) return std::nullopt;
    date.end = skip_word(text, day->end, {"st", "nd", "rd", "th"});
    add_year(text, month->month, day->value, date);
    return date;
  }
  const auto day = number_at(text, at);
  if (!day || !is_day(*day)) return std::nullopt;
  at = skip_word(text, day->end, {"er ", ". ", "º ", "° ", " "});
  if (at == day->end) return std::nullopt;
  at = skip_word(text, at, {"de "});
  const auto month = month_at(text, at, convention);
  if (!month) return std::nullopt;
  PrintedDate date{month->end, {}, false};
  add_year(text, month->month, day->value, date);
  return date;
}

// ", 10:20", " à 10h20", " um 10.20 Uhr"
std::size_t behind_time(std::string_view text, std::size_t position) {
  std::size_t at = position;
  if (at < text.size() && text[at] == ',') ++at;
  const std::size_t spaced = skip_spaces(text, at);
  if (spaced == at) return position;
  at = skip_word(text, spaced, {"à ", "um ", "at ", "a las ", "às ", "alle ", "om ", "в ", "오전 ", "오후 "});
  const auto hour = number_at(text, at);
  if (!hour || hour->digits > 2 || hour->value > 24 || hour->end >= text.size()) return position;
  const char mark = text[hour->end];
  if (mark != ':' && mark != '.' && mark != 'h') return position;
  const auto minute = number_at(text, hour->end + 1);
  if (!minute || minute->digits != 2 || minute->value > 59) return position;
  std::size_t end = minute->end;
  if (end < text.size() && text[end] == ':') {
    const auto second = number_at(text, end + 1);
    if (second && second->digits == 2) end = second->end;
  }
  return skip_word(text, end, {" Uhr", " a.m.", " p.m.", " am", " pm", " GMT", " UTC", " KST", " CET", " h"});
}

}  // namespace

std::optional<PrintedDate> parse_date(std::string_view text, std::size_t position, const Convention& convention) {
  if (position >= text.size()) return std::nullopt;
  std::optional<PrintedDate> date;
  switch (convention.names) {
    case NameRule::chinese:
    case NameRule::japanese:
      date = east_asian_date(text, position, false);
      break;
    case NameRule::korean:
      date = east_asian_date(text, position, true);
      break;
    default:
      date = worded_date(text, position, convention);
      break;
  }
  if (!date) date = numeric_date(text, position);
  if (!date) return std::nullopt;
  std::size_t first = position;
  date->article = is_lower(lower(decode(text, first))) && !month_at(text, position, convention);
  // A digit or letter that touches the date makes it something else.
  std::size_t next = date->end;
  const bool spaced = convention.names == NameRule::capitalised || convention.names == NameRule::arabic;
  if (date->end < text.size()) {
    const char32_t c = decode(text, next);
    if (is_digit(c) || (spaced && is_letter(c))) return std::nullopt;
  }
  date->end = behind_time(text, date->end);
  return date;
}

}  // namespace galley::structure
