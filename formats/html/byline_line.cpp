// SPDX-License-Identifier: Apache-2.0
#include "html/byline_line.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "galley/unicode.hpp"
#include "structure/conventions.hpp"

namespace galley::html {
namespace {

constexpr std::size_t longest_names = 70;  // code points
constexpr std::size_t most_words = 10;

using Words = std::vector<std::string_view>;

Words words_of(std::string_view line) {
  Words words;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  return text;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool parts(std::string_view word) {
  for (const std::string_view sign : {"|", "•", "·", "–", "—", "-", "/", "»", "›"}) {
    if (word == sign) return true;
  }
  return false;
}

// Words that stand in dates before or behind a number, in lower case, without a point or comma behind them.
bool is_of_a_date(std::string_view word) {
  static constexpr std::string_view known[] = {
      "on",       "at",         "am",      "pm",        "a.m",       "p.m",      "um",       "le",         "el",
      "den",      "vom",        "the",     "posted",    "gmt",       "est",      "edt",      "bst",        "pst",
      "pdt",      "cet",        "utc",     "uhr",       "jan",       "january",  "feb",      "february",   "mar",
      "march",    "apr",        "april",   "may",       "jun",       "june",     "jul",      "july",       "aug",
      "august",   "sep",        "sept",    "september", "oct",       "october",  "nov",      "november",   "dec",
      "december", "januar",     "februar", "märz",      "mai",       "juni",     "juli",     "oktober",    "dezember",
      "janvier",  "février",    "mars",    "avril",     "juin",      "juillet",  "août",     "septembre",  "octobre",
      "novembre", "décembre",   "enero",   "febrero",   "marzo",     "abril",    "mayo",     "junio",      "julio",
      "agosto",   "septiembre", "octubre", "noviembre", "diciembre", "de",       "mon",      "monday",     "tue",
      "tues",     "tuesday",    "wed",     "wednesday", "thu",       "thurs",    "thursday", "fri",        "friday",
      "sat",      "saturday",   "sun",     "sunday",    "montag",    "dienstag", "mittwoch", "donnerstag", "freitag",
      "samstag",  "sonntag",    "lundi",   "mardi",     "mercredi",  "jeudi",    "vendredi", "samedi",     "dimanche",
      "min",      "mins",       "minutes", "hr",        "hrs",       "hour",     "hours",    "day",        "days",
      "week",     "weeks",      "month",   "months",    "ago"};
  while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return std::find(std::begin(known), std::end(known), lower) != std::end(known);
}

// The words of a stretch that are no date: before it or, where it opens the stretch, behind it.
std::pair<std::size_t, std::size_t> beside_date(const Words& words, std::size_t from, std::size_t to) {
  std::size_t first = from;
  while (first < to && !has_digit(words[first])) ++first;
  if (first == to) return {from, to};
  std::size_t end = first;
  while (end > from && is_of_a_date(words[end - 1])) --end;
  if (end > from) return {from, end};
  while (first < to && (has_digit(words[first]) || is_of_a_date(words[first]))) ++first;
  if (std::any_of(words.begin() + static_cast<long>(first), words.begin() + static_cast<long>(to), has_digit))
    return {to, to};
  return {first, to};
}

// Names hold few words, and no sentences.
bool may_be_names(const Words& words, std::size_t from, std::size_t to) {
  if (from == to || to - from > most_words) return false;
  const std::string text = joined(words, from, to);
  if (count_code_points(text) > longest_names || text.ends_with('.') || text.find('@') != std::string::npos)
    return false;
  std::size_t letters = 0;
  for (const char32_t c : CodePoints(text)) letters += is_letter_or_digit(c) ? 1 : 0;
  return letters > 1;
}

Byline one_name(std::string name, std::string affiliation) {
  Byline byline;
  byline.credits.push_back({"author", {}, {{std::move(name), std::move(affiliation), {}}}});
  return byline;
}

Byline byline_of(const std::string& names, std::string_view language) {
  if (std::optional<Byline> printed = structure::parse_byline(names, language)) return *std::move(printed);
  if (names.find('(') != std::string::npos) return one_name(names, {});
  // Behind one comma, many words name an office and not a second person.
  constexpr std::size_t most_in_name = 2;
  if (const std::size_t comma = names.find(", "); comma != std::string::npos && comma == names.rfind(", ")) {
    const std::string rest = names.substr(comma + 2);
    if (words_of(rest).size() > most_in_name && rest.find(" and ") == std::string::npos)
      return one_name(names.substr(0, comma), rest);
  }
  if (std::optional<Byline> printed = structure::parse_byline("By " + names, "en"); printed && !printed->empty()) {
    for (Credit& credit : printed->credits) credit.label.clear();
    return *std::move(printed);
  }
  return one_name(names, {});
}

void add_part(std::string& to, const std::string& part) {
  if (!to.empty() && !part.empty()) to += ", ";
  to += part;
}

}  // namespace

BylineLine read_byline_line(std::string_view line, std::string_view language) {
  const Words words = words_of(line);
  BylineLine result;
  std::string names;
  std::string affiliation;
  std::string contact;
  for (std::size_t from = 0; from < words.size(); ++from) {
    std::size_t to = from;
    while (to < words.size() && !parts(words[to])) ++to;
    const auto [first, end] = beside_date(words, from, to);
    add_part(result.date, first > from ? joined(words, from, first) : joined(words, end, to));
    const std::string text = joined(words, first, end);
    if (names.empty() && may_be_names(words, first, end)) {
      names = text;
    } else if (contact.empty() && end - first == 1 && text.find('@') != std::string::npos) {
      contact = text;
    } else {
      add_part(affiliation, text);
    }
    from = to;
  }
  if (names.empty()) return result;
  result.byline = byline_of(names, language);
  std::vector<CreditName>& last = result.byline.credits.back().names;
  if (last.empty()) return result;
  add_part(last.back().affiliation, affiliation);
  if (last.back().contact.empty()) last.back().contact = std::move(contact);
  return result;
}

}  // namespace galley::html
