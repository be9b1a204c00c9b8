// SPDX-License-Identifier: Apache-2.0
#include "structure/dateline_forms.hpp"

#include <algorithm>
#include <string>

#include "structure/byline_names.hpp"
#include "structure/characters.hpp"
#include "structure/dates.hpp"
#include "structure/known_names.hpp"
#include "structure/person_names.hpp"

namespace galley::structure {
namespace {

bool is_place_of(std::string_view text, std::initializer_list<Script> scripts) {
  if (text.empty() || text.size() > 60) return false;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t c = decode(text, position);
    const Script script = script_of(c);
    if (c != U'・' && c != U'·' && c != U'ー' && c != U'、' && c != '/' &&
        std::find(scripts.begin(), scripts.end(), script) == scripts.end())
      return false;
  }
  return true;
}

}  // namespace

std::optional<LeadingDateline> leading_japanese(std::string_view text, const Convention& convention) {
  std::size_t at = 0;
  const auto inside = bracketed(text, at, U"【[［(（");
  if (!inside || inside->empty()) return std::nullopt;
  LeadingDateline result;
  Dateline& dateline = result.dateline;
  std::size_t equals = inside->find('=');
  std::size_t equals_size = 1;
  if (equals == std::string_view::npos) {
    equals = inside->find("＝");
    equals_size = 3;
  }
  std::string_view place = *inside;
  if (equals != std::string_view::npos) {
    const std::string_view who = trim(inside->substr(equals + equals_size));
    place = trim(inside->substr(0, equals));
    if (contains_folded(convention.agencies, who)) {
      dateline.agency = who;
    } else if (auto byline = parse_byline(who, "ja")) {
      result.byline = std::move(*byline);
    } else if (auto names = parse_names(who, convention, NameContext::labelled)) {
      result.byline.credits.push_back({.names = std::move(*names)});
    } else {
      return std::nullopt;
    }
  } else {
    for (const std::string_view agency : convention.agencies) {
      if (place.ends_with(agency) && agency.size() > dateline.agency.size() && place.size() > agency.size())
        dateline.agency = agency;
    }
    place = trim(place.substr(0, place.size() - dateline.agency.size()));
  }
  // [ロンドン 4日 ロイター]
  const std::size_t space = place.find(' ');
  if (space != std::string_view::npos) {
    const auto date = parse_date(place, skip_spaces(place, space), convention);
    if (!date || date->end != place.size()) return std::nullopt;
    dateline.date = trim(place.substr(space));
    dateline.when = date->when;
    place = place.substr(0, space);
  }
  if (place.ends_with("発")) {
    dateline.label = "発";
    place.remove_suffix(3);
  }
  if (!is_place_of(place, {Script::han, Script::kana})) return std::nullopt;
  dateline.place = place;
  const bool known = contains_folded(convention.places, place);
  if (dateline.agency.empty() && result.byline.empty() && !known) return std::nullopt;
  at = skip_spaces(text, at);
  if (text.substr(at).starts_with("- ")) at = skip_spaces(text, at + 1);
  result.length = at;
  return result;
}

std::optional<LeadingDateline> leading_korean(std::string_view text, const Convention& convention) {
  LeadingDateline result;
  std::size_t at = 0;
  if (const auto inside = bracketed(text, at, U"[(（［")) {
    const std::size_t equals = inside->find('=');
    std::string_view place = trim(inside->substr(0, equals));
    if (!is_place_of(place, {Script::hangul, Script::latin})) return std::nullopt;
    if (equals != std::string_view::npos) {
      const std::string_view agency = trim(inside->substr(equals + 1));
      if (agency.empty() || agency.size() > 40) return std::nullopt;
      if (!contains_folded(convention.agencies, agency)) {
        // An unknown agency: one word, after a known place.
        if (split_words(agency).size() != 1 || !contains_folded(convention.places, place)) return std::nullopt;
      }
      result.dateline.agency = agency;
    } else if (!contains_folded(convention.places, place)) {
      return std::nullopt;
    }
    result.dateline.place = place;
    at = skip_spaces(text, at);
    // "홍길동 기자 ="
    const std::size_t close = text.substr(0, at + 160).find('=', at);
    if (close != std::string_view::npos) {
      if (auto byline = parse_byline(text.substr(at, close - at), "ko")) {
        result.byline = std::move(*byline);
        at = close + 1;
      } else if (trim(text.substr(at, close - at)).empty()) {
        at = close + 1;
      }
    } else if (auto byline = parse_byline(text.substr(at), "ko")) {
      result.byline = std::move(*byline);
      at = text.size();
    }
    result.length = skip_spaces(text, at);
    return result;
  }
  // "워싱턴=김철수 특파원" fills a line.
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals > 40 || text.size() > 160) return std::nullopt;
  const std::string_view place = trim(text.substr(0, equals));
  if (!is_place_of(place, {Script::hangul})) return std::nullopt;
  auto byline = parse_byline(text.substr(equals + 1), "ko");
  // 사진=홍길동 is a credit.
  if (!byline || parse_byline(text, "ko")) return std::nullopt;
  result.dateline.place = place;
  result.byline = std::move(*byline);
  result.length = text.size();
  return result;
}

}  // namespace galley::structure
