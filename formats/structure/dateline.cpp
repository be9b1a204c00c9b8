// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "structure/characters.hpp"
#include "structure/conventions.hpp"
#include "structure/dateline_forms.hpp"
#include "structure/dates.hpp"

namespace galley::structure {
namespace {

// How far into a paragraph a dateline may reach.
constexpr std::size_t leading_limit = 300;
constexpr std::size_t line_limit = 400;
// Its first letters are in the script of the place or the agency.
constexpr std::size_t script_glance = 60;

std::optional<LeadingDateline> leading_by(std::string_view text, const Convention& convention, bool whole_line) {
  switch (convention.datelines) {
    case DatelineForm::chinese:
      return leading_chinese(text, convention);
    case DatelineForm::japanese:
      return leading_japanese(text, convention);
    case DatelineForm::korean:
      return leading_korean(text, convention);
    case DatelineForm::western:
      return leading_western(text, convention, whole_line);
  }
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  for (const Convention& convention : conventions()) {
    if (contains_folded(convention.weekdays, word)) return true;
  }
  return false;
}

// "Tuesday, July 4, 2023", 2023年7月4日 星期二; the date must fill `text` from `position` on.
std::optional<Dateline> date_only(std::string_view text, std::size_t position, const Convention& convention) {
  std::size_t at = position;
  std::size_t comma = text.find(',', position);
  if (comma == std::string_view::npos) comma = text.find("،", position);
  if (comma != std::string_view::npos && is_weekday(trim(text.substr(position, comma - position)))) {
    decode(text, comma);
    at = skip_spaces(text, comma);
  }
  const auto date = parse_date(text, at, convention);
  if (!date || (date->article && !date->year)) return std::nullopt;
  const std::string_view behind = trim(text.substr(date->end));
  if (!behind.empty() && !is_weekday(behind)) return std::nullopt;
  Dateline dateline;
  dateline.date = trim(text.substr(position));
  dateline.when = date->when;
  return dateline;
}

std::optional<Dateline> parse_dateline_by(std::string_view line, const Convention& convention) {
  for (const std::string_view prefix : convention.publication) {
    if (!may_match_folded(line.front(), prefix.front())) continue;
    const std::size_t length = match_folded(line, 0, prefix);
    if (length == 0) continue;
    std::size_t at = skip_spaces(line, length);
    const char32_t mark = at_or_zero(line, at);
    if (mark == ':' || mark == U'：') {
      decode(line, at);
      at = skip_spaces(line, at);
    }
    if (at == length) continue;
    if (auto dateline = date_only(line, at, convention)) {
      dateline->label = line.substr(0, length);
      return dateline;
    }
  }
  if (auto dateline = date_only(line, 0, convention)) return dateline;
  const auto leading = leading_by(line, convention, true);
  if (leading && leading->length == line.size() && leading->byline.empty() && !leading->dateline.empty())
    return leading->dateline;
  // A place known to all may stand alone.
  if (convention.datelines == DatelineForm::western && line.size() <= 60 && is_known_place(line, convention)) {
    if (convention.names == NameRule::arabic || capitals_of(line).title) return Dateline{.place = std::string(line)};
  }
  return std::nullopt;
}

std::string print_by(const Dateline& d, const Convention& convention) {
  const bool publication = contains_folded(convention.publication, d.label);
  std::string line;
  switch (convention.datelines) {
    case DatelineForm::chinese:
      if (publication) return d.label + "：" + d.date;
      return d.agency + d.place + d.date + d.label;
    case DatelineForm::japanese:
      if (publication) return d.label + "：" + d.date;
      if (d.place.empty() && d.agency.empty()) return d.date;
      line = "【" + d.place + d.label;
      if (!d.date.empty()) line += " " + d.date + " ";
      return line + d.agency + "】";
    case DatelineForm::korean:
      if (publication) return d.label + " " + d.date;
      if (d.place.empty() && d.agency.empty()) return d.date;
      line = "[" + d.place;
      if (!d.agency.empty()) line += "=" + d.agency;
      line += "]";
      if (!d.date.empty()) line += " " + d.date;
      return line;
    case DatelineForm::western:
      break;
  }
  if (publication && d.place.empty() && d.agency.empty()) {
    return d.label + (convention.names == NameRule::arabic || d.label.find(' ') == std::string::npos ? ": " : " ") +
           d.date;
  }
  line = d.place;
  if (!d.date.empty()) {
    if (!line.empty()) line += convention.names == NameRule::arabic ? "، " : ", ";
    line += d.date;
  }
  if (!d.agency.empty()) {
    if (!line.empty()) line += ' ';
    line += "(" + d.agency + ")";
  }
  return line;
}

std::optional<Dateline> read_line(std::string_view line, std::string_view language) {
  return first_of_conventions(line, language,
                              [&](const Convention& convention) { return parse_dateline_by(line, convention); });
}

std::string print_line(const Dateline& dateline, std::string_view language) {
  // The convention whose reading of what is printed is the same dateline; else the first of the same script.
  std::string fallback;
  const auto printed = first_of_conventions(dateline.place + dateline.agency + dateline.date + dateline.label, language,
                                            [&](const Convention& convention) -> std::optional<std::string> {
                                              std::string line = print_by(dateline, convention);
                                              if (fallback.empty()) fallback = line;
                                              const auto back = read_line(line, language);
                                              return back == dateline ? std::optional(std::move(line)) : std::nullopt;
                                            });
  if (printed) return *printed;
  if (!fallback.empty()) return fallback;
  // In a script that no convention is for.
  std::string line;
  for (const auto& [before, part] : {std::pair{"", dateline.place}, {", ", dateline.date}, {" ", dateline.agency}}) {
    if (!line.empty() && !part.empty()) line += before;
    line += part;
  }
  return line.empty() ? dateline.label : line;
}

}  // namespace

std::optional<Dateline> parse_dateline(std::string_view line, std::string_view language) {
  if (line.size() > line_limit) return std::nullopt;
  line = trim(line);
  if (line.empty()) return std::nullopt;
  return first_of_conventions(line, language, [&](const Convention& convention) {
    auto dateline = parse_dateline_by(line, convention);
    // What does not come back from print was misread.
    if (dateline && read_line(print_line(*dateline, language), language) != dateline) dateline.reset();
    return dateline;
  });
}

std::optional<LeadingDateline> leading_dateline(std::string_view paragraph, std::string_view language) {
  const std::size_t skipped = skip_spaces(paragraph, 0);
  std::string_view head = paragraph.substr(skipped, leading_limit);
  if (head.size() == leading_limit) {
    // Not through the middle of a character.
    while (!head.empty() && (static_cast<unsigned char>(head.back()) & 0xC0) == 0x80) head.remove_suffix(1);
    if (!head.empty()) head.remove_suffix(1);
  }
  if (head.empty()) return std::nullopt;
  auto result = first_of_conventions(head.substr(0, script_glance), language,
                                     [&](const Convention& convention) { return leading_by(head, convention, false); });
  if (result) result->length += skipped;
  return result;
}

std::string print_dateline(const Dateline& dateline, std::string_view language) {
  if (!dateline.date.empty() || dateline.when.empty()) return print_line(dateline, language);
  // A date that no one printed yet is better said in digits than not at all.
  Dateline dated = dateline;
  dated.date = dated.when;
  return print_line(dated, language);
}

}  // namespace galley::structure
