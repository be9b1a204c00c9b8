// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "structure/byline_names.hpp"
#include "structure/characters.hpp"
#include "structure/conventions.hpp"
#include "structure/dates.hpp"
#include "structure/person_names.hpp"

namespace galley::structure {
namespace {

// How far into a paragraph a dateline may reach.
constexpr std::size_t leading_limit = 300;
constexpr std::size_t line_limit = 400;
// Its first letters are in the script of the place or the agency.
constexpr std::size_t script_glance = 60;

bool contains_folded(Words words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return equal_folded(word, w); });
}

// The longest of `words` that stands at `position`; its length, or 0.
std::size_t longest_at(std::string_view text, std::size_t position, Words words) {
  std::size_t best = 0;
  for (const std::string_view word : words) {
    if (word.size() > best && text.substr(position).starts_with(word)) best = word.size();
  }
  return best;
}

std::size_t skip_spaces(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t next = position;
    if (!is_space(decode(text, next))) break;
    position = next;
  }
  return position;
}

char32_t at_or_zero(std::string_view text, std::size_t position) {
  return position < text.size() ? decode(text, position) : 0;
}

// The text between the bracket at `position` and its partner; `position` moves behind the partner.
std::optional<std::string_view> bracketed(std::string_view text, std::size_t& position, std::u32string_view openings) {
  if (position >= text.size()) return std::nullopt;
  std::size_t at = position;
  const char32_t open = decode(text, at);
  if (openings.find(open) == std::u32string_view::npos) return std::nullopt;
  char32_t close = 0;
  switch (open) {
    case '(':
      close = ')';
      break;
    case '[':
      close = ']';
      break;
    case U'（':
      close = U'）';
      break;
    case U'【':
      close = U'】';
      break;
    case U'［':
      close = U'］';
      break;
    default:
      return std::nullopt;
  }
  const std::size_t start = at;
  while (at < text.size() && at - start < 160) {
    const std::size_t before = at;
    const char32_t c = decode(text, at);
    if (c == open) return std::nullopt;
    // Full-width and half-width brackets are mixed in hasty typesetting.
    if (c == close || (close == ')' && c == U'）') || (close == U'）' && c == ')')) {
      position = at;
      return trim(text.substr(start, before - start));
    }
  }
  return std::nullopt;
}

// ---- Chinese -----------------------------------------------------------------------------------------------

// Words that only begin like a closing word: 电力, 讯号.
bool begins_other_word(std::string_view closing, char32_t next) {
  constexpr std::u32string_view behind_electric = U"力视影话动商器子池站网脑缆梯台信讯压流源視話動電網腦纜";
  constexpr std::u32string_view behind_message = U"息号问号飞號問";
  if (closing.ends_with("电") || closing.ends_with("電"))
    return behind_electric.find(next) != std::u32string_view::npos;
  if (closing.ends_with("讯") || closing.ends_with("訊")) return behind_message.find(next) != std::u32string_view::npos;
  return false;
}

bool is_boundary(char32_t c) {
  return c == 0 || is_space(c) || c == '(' || c == U'（' || c == ':' || c == U'：' || c == '[' || c == U'】' ||
         c == U'）' || c == ')' || c == ',' || c == U'，';
}

// "(记者 张三 通讯员 李四)" or "记者张三报道" behind a dateline.
std::size_t take_reporters(std::string_view text, std::size_t position, std::string_view language, Byline& byline) {
  std::size_t at = skip_spaces(text, position);
  if (const auto inside = bracketed(text, at, U"(（[")) {
    if (auto parsed = parse_byline(*inside, language)) {
      byline = std::move(*parsed);
      return at;
    }
    return position;
  }
  // Unbracketed, up to the verb or a colon.
  std::size_t end = std::string_view::npos;
  std::size_t behind = 0;
  for (const std::string_view verb : {"报道", "報道", "报导", "報導"}) {
    const std::size_t found = text.substr(0, at + 100).find(verb, at);
    if (found != std::string_view::npos && found < end) {
      end = found;
      behind = found + verb.size();
    }
  }
  if (end == std::string_view::npos || !is_boundary(at_or_zero(text, behind))) return position;
  if (auto parsed = parse_byline(text.substr(at, behind - at), language)) {
    byline = std::move(*parsed);
    return behind;
  }
  return position;
}

std::size_t skip_closing_marks(std::string_view text, std::size_t position) {
  std::size_t at = skip_spaces(text, position);
  const char32_t c = at_or_zero(text, at);
  if (c == ':' || c == U'：') {
    decode(text, at);
    return skip_spaces(text, at);
  }
  return at;
}

// 新华社北京7月4日电, 本报讯, 中央社記者王小明台北4日電: without brackets around.
std::optional<LeadingDateline> chinese_core(std::string_view text, const Convention& convention, bool closed) {
  LeadingDateline result;
  Dateline& dateline = result.dateline;
  std::size_t at = 0;
  if (text.starts_with("据") || text.starts_with("據")) at = 3;
  const std::size_t agency = longest_at(text, at, convention.agencies);
  if (agency == 0 && at > 0) return std::nullopt;
  dateline.agency = text.substr(0, at + agency);
  at += agency;
  if (agency > 0) {
    for (const std::string_view reporter : {"记者", "記者"}) {
      if (!text.substr(at).starts_with(reporter)) continue;
      // The name runs up to a known place.
      const std::size_t name = at + reporter.size();
      for (std::size_t length = 6; length <= 12 && name + length < text.size(); length += 3) {
        if (longest_at(text, name + length, convention.places) == 0) continue;
        if (!is_person_name(text.substr(name, length), convention, NameContext::glued)) continue;
        result.byline.credits.push_back(
            {"reporter", std::string(reporter), {{.name = std::string(text.substr(name, length))}}});
        at = name + length;
        break;
      }
      if (result.byline.empty()) return std::nullopt;
    }
  }
  const std::size_t place_start = at;
  for (int count = 0; count <= 10; ++count) {
    if (at >= text.size()) return std::nullopt;
    const auto date = dateline.date.empty() ? parse_date(text, at, convention) : std::nullopt;
    if (date) {
      dateline.place = trim(text.substr(place_start, at - place_start));
      dateline.date = text.substr(at, date->end - at);
      dateline.when = date->when;
      at = date->end;
    }
    const std::size_t closing = longest_at(text, at, convention.dateline_closings);
    if (closing > 0) {
      const std::string_view word = text.substr(at, closing);
      const char32_t next = at_or_zero(text, at + closing);
      const bool boundary = is_boundary(next) || (closed && at + closing == text.size());
      // Without an agency or before running text, only what cannot be another word.
      if (!boundary && (agency == 0 || word.ends_with("消息") || begins_other_word(word, next))) return std::nullopt;
      if (dateline.date.empty()) dateline.place = trim(text.substr(place_start, at - place_start));
      if (agency == 0 && (dateline.date.empty() || word.ends_with("消息"))) return std::nullopt;
      dateline.label = word;
      result.length = at + closing;
      return result;
    }
    if (date) return std::nullopt;
    std::size_t next = at;
    const char32_t c = decode(text, next);
    if (script_of(c) != Script::han && c != U'·' && c != '/' && c != U'、') return std::nullopt;
    at = next;
  }
  return std::nullopt;
}

std::optional<LeadingDateline> leading_chinese(std::string_view text, const Convention& convention) {
  std::size_t at = 0;
  if (const auto inside = bracketed(text, at, U"(（【[［")) {
    auto core = chinese_core(*inside, convention, true);
    if (core && core->length == inside->size()) {
      core->length = skip_closing_marks(text, at);
      return core;
    }
    // 【記者王小明／台北報導】
    if (text.starts_with("【") || text.starts_with("[") || text.starts_with("（") || text.starts_with("(")) {
      const bool reports =
          inside->find("报道") != std::string_view::npos || inside->find("報導") != std::string_view::npos ||
          inside->find("報道") != std::string_view::npos || inside->find("报导") != std::string_view::npos;
      if (reports && script_of(at_or_zero(*inside, 0)) == Script::han) {
        if (auto byline = parse_byline(*inside, "zh"))
          return LeadingDateline{{}, std::move(*byline), skip_closing_marks(text, at)};
      }
    }
    return std::nullopt;
  }
  auto core = chinese_core(text, convention, false);
  if (!core) return std::nullopt;
  std::size_t end = core->length;
  if (core->byline.empty()) end = take_reporters(text, end, "zh", core->byline);
  core->length = skip_closing_marks(text, end);
  return core;
}

// ---- Japanese ----------------------------------------------------------------------------------------------

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

// ---- Korean ------------------------------------------------------------------------------------------------

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

// ---- scripts with spaces -----------------------------------------------------------------------------------

bool is_dash(char32_t c) {
  return c == '-' || c == U'–' || c == U'—' || c == U'―' || c == U'−' || c == U'ـ' || c == U'‒';
}

// Dashes that part a dateline from the text; the position behind them and the spaces after, or 0.
std::size_t behind_dash(std::string_view text, std::size_t position) {
  std::size_t at = skip_spaces(text, position);
  const bool spaced_before = at > position;
  std::size_t dashes = 0;
  bool stop = false;
  bool long_dash = false;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = decode(text, next);
    if (is_dash(c)) {
      ++dashes;
      long_dash = long_dash || c != '-';
    } else if (c == '.' && dashes == 0 && !stop && at_or_zero(text, next) != ' ') {
      stop = true;  // Spanish ".-"
    } else {
      break;
    }
    at = next;
  }
  if (dashes == 0 || dashes > 3) return 0;
  const std::size_t behind = skip_spaces(text, at);
  const bool spaced_after = behind > at || at == text.size();
  // A hyphen within a word is none.
  if (!spaced_after && !long_dash) return 0;
  if (!spaced_before && !stop && !long_dash && dashes < 2) return 0;
  return behind;
}

struct Caps {
  bool upper = false;  ///< all letters are capitals
  bool title = false;  ///< every word begins with one
  std::size_t words = 0;
};

Caps capitals_of(std::string_view phrase) {
  Caps caps{true, true, 0};
  bool any = false;
  for (const std::string_view word : split_words(phrase)) {
    std::size_t position = 0;
    const char32_t first = decode(word, position);
    if (!is_upper(first) && !(caps.words > 0 && is_name_particle(word)) && word != "am" && word != "na")
      caps.title = false;
    ++caps.words;
    position = 0;
    while (position < word.size()) {
      const char32_t c = decode(word, position);
      if (is_lower(c)) caps.upper = false;
      any = any || is_upper(c);
    }
  }
  if (!any) return {false, false, caps.words};
  return caps;
}

bool is_known_place(std::string_view place, const Convention& convention) {
  if (contains_folded(convention.places, place)) return true;
  // Berlin/Hamburg
  const std::size_t slash = place.find('/');
  return slash != std::string_view::npos && contains_folded(convention.places, trim(place.substr(0, slash)));
}

// The end of the words that may name a place: letters, spaces, and the marks within such names.
std::size_t place_end(std::string_view text, std::size_t position) {
  std::size_t at = position;
  std::size_t end = position;
  char32_t previous = 0;
  while (at < text.size() && at - position < 60) {
    std::size_t next = at;
    const char32_t c = decode(text, next);
    if (is_space(c)) {
      // A dash after a space closes the place, a hyphen within a word does not.
      if (is_dash(at_or_zero(text, next))) break;
    } else if (c == '.') {
      // "ST. LOUIS", but "Москва. 4 июля"
      const char32_t after = at_or_zero(text, skip_spaces(text, next));
      if (!is_letter(after) || at - position > 4) break;
    } else if (is_letter(c) || c == '\'' || c == U'’' || (c == '-' && is_letter(at_or_zero(text, next))) ||
               (c == '/' && is_letter(at_or_zero(text, next))) || (c >= 0x64B && c <= 0x65F)) {
      end = next;
    } else {
      break;
    }
    previous = c;
    at = next;
  }
  static_cast<void>(previous);
  return end;
}

struct WesternParts {
  Dateline dateline;
  Byline byline;
  std::size_t end = 0;
  bool agency_known = false;
  bool closed = false;  ///< a dash or the like stood behind
};

// "(Reuters)", "/ТАСС/", "[AFP]"
std::string_view agency_at(std::string_view text, std::size_t position, std::size_t& end) {
  std::size_t at = skip_spaces(text, position);
  std::size_t after = at;
  if (const auto inside = bracketed(text, after, U"([")) {
    end = after;
    return *inside;
  }
  if (at < text.size() && text[at] == '/') {
    const std::size_t close = text.substr(0, at + 60).find('/', at + 1);
    if (close != std::string_view::npos) {
      end = close + 1;
      return trim(text.substr(at + 1, close - at - 1));
    }
  }
  return {};
}

bool is_agency_like(std::string_view agency, const Convention& convention) {
  if (agency.empty() || agency.size() > 60) return false;
  if (is_agency(agency, convention)) return true;
  const Caps caps = capitals_of(agency);
  return caps.title && caps.words <= 3 && agency.find_first_of("0123456789.,;:!?") == std::string_view::npos;
}

std::optional<WesternParts> western_parts(std::string_view text, const Convention& convention) {
  WesternParts parts;
  Dateline& dateline = parts.dateline;
  std::size_t at = 0;
  // "(ANSA) - ROMA, 04 LUG - "
  std::size_t agency_end = 0;
  if (text.starts_with('(')) {
    const std::string_view agency = agency_at(text, 0, agency_end);
    if (!is_agency(agency, convention)) return std::nullopt;
    dateline.agency = agency;
    parts.agency_known = true;
    parts.end = agency_end;
    const std::size_t behind = behind_dash(text, agency_end);
    if (behind == 0) return parts;
    const std::size_t end = place_end(text, behind);
    if (end == behind || !capitals_of(text.substr(behind, end - behind)).upper) {
      parts.end = behind;
      parts.closed = true;
      return parts;
    }
    at = behind;
  }
  const std::size_t end = place_end(text, at);
  if (end == at) return std::nullopt;
  dateline.place = text.substr(at, end - at);
  at = end;
  for (int step = 0; step < 5; ++step) {
    parts.end = at;
    // A date, a region, or the end.
    std::size_t comma = skip_spaces(text, at);
    const char32_t mark = at_or_zero(text, comma);
    if (mark == ',' || mark == '.' || mark == U'،') {
      decode(text, comma);
      const std::size_t next = skip_spaces(text, comma);
      if (dateline.date.empty()) {
        if (const auto date = parse_date(text, next, convention)) {
          dateline.date = text.substr(next, date->end - next);
          dateline.when = date->when;
          at = date->end;
          continue;
        }
      }
      if (mark == ',' && dateline.date.empty() && dateline.agency.empty() &&
          dateline.place.find(',') == std::string::npos) {
        // "SPRINGFIELD, Ill. (AP)"
        std::size_t region = place_end(text, next);
        if (region < text.size() && text[region] == '.' && region > next) ++region;
        if (region > next && region - next <= 30 && capitals_of(text.substr(next, region - next)).title) {
          dateline.place += ", ";
          dateline.place += text.substr(next, region - next);
          at = region;
          continue;
        }
      }
      if (mark == '.' && dateline.agency.empty() && !dateline.date.empty()) {
        // "Москва. 4 июля. INTERFAX.RU - ", "МОСКВА, 4 июля. /ТАСС/. "
        std::size_t after = 0;
        std::string_view agency = agency_at(text, next, after);
        if (agency.empty()) {
          const std::size_t length = longest_at(text, next, convention.agencies);
          agency = text.substr(next, length);
          after = next + length;
        }
        if (!agency.empty() && is_agency(agency, convention)) {
          dateline.agency = agency;
          parts.agency_known = true;
          at = after;
          continue;
        }
      }
      if (mark == '.' && parts.agency_known) {
        const std::size_t dash = behind_dash(text, at);
        parts.end = dash != 0 ? dash : next;
        parts.closed = true;
        return parts;
      }
      const std::size_t dash = behind_dash(text, at);
      if (dash == 0) return parts;
      parts.end = dash;
      parts.closed = true;
      return parts;
    }
    if (dateline.agency.empty()) {
      std::size_t after = 0;
      const std::string_view agency = agency_at(text, at, after);
      if (is_agency_like(agency, convention)) {
        dateline.agency = agency;
        parts.agency_known = is_agency(agency, convention);
        at = after;
        continue;
      }
    }
    const std::size_t dash = behind_dash(text, at);
    if (dash == 0) return parts;
    parts.end = dash;
    parts.closed = true;
    if (dateline.agency.empty()) {
      // "МОСКВА, 4 июля — РИА Новости. ", "واشنطن - (أ ف ب) - "
      std::size_t after = 0;
      std::string_view agency = agency_at(text, dash, after);
      if (agency.empty() && !dateline.date.empty()) {
        const std::size_t length = longest_at(text, dash, convention.agencies);
        agency = text.substr(dash, length);
        after = dash + length;
        if (length > 0 && at_or_zero(text, after) != '.' && after != text.size()) agency = {};
      }
      if (!agency.empty() && is_agency(agency, convention)) {
        dateline.agency = agency;
        parts.agency_known = true;
        parts.closed = false;
        at = after;
        continue;
      }
    }
    return parts;
  }
  return parts;
}

// Is it a dateline, by what was found? `whole`: nothing else stands in the line.
bool is_credible(const WesternParts& parts, const Convention& convention, std::string_view text, bool whole) {
  const Dateline& d = parts.dateline;
  if (d.place.empty()) return parts.agency_known && (whole || parts.closed);
  const std::string_view city = std::string_view(d.place).substr(0, d.place.find(','));
  const Caps caps = capitals_of(city);
  const bool known = is_known_place(city, convention);
  if (caps.words > 5) return false;
  if (convention.names == NameRule::arabic) {
    if (!known && !(parts.agency_known && caps.words <= 3) && !(!d.date.empty() && caps.words <= 2)) return false;
    if (!d.agency.empty() || !d.date.empty()) return whole || parts.closed;
    return known && (whole ? false : parts.closed);
  }
  if (!caps.title && !caps.upper) return false;
  if (!parts.closed && !whole) return false;
  if (parts.agency_known) return true;
  if (!d.agency.empty()) return !d.date.empty() || known;
  if (!d.date.empty()) return caps.upper || known || (whole && caps.words <= 3);
  if (!known || d.place.size() > city.size() + 20) return false;
  // A place alone: in capitals where English is written, else by the capital letter behind the dash.
  if (convention.language == "en" && !caps.upper) return false;
  if (whole) return caps.upper || parts.closed;
  const char32_t next = at_or_zero(text, parts.end);
  return is_upper(next) || is_digit(next) || next == '"' || next == U'“' || next == U'„' || next == U'«' ||
         next == U'‘' || next == '\'';
}

std::optional<LeadingDateline> leading_western(std::string_view text, const Convention& convention, bool whole_line) {
  auto parts = western_parts(text, convention);
  if (!parts) return std::nullopt;
  // "القاهرة - محمد أحمد" fills a line.
  if (parts->closed && parts->end < text.size() && text.size() < 200 &&
      is_known_place(parts->dateline.place, convention) && convention.names == NameRule::arabic) {
    if (auto byline = parse_bare_byline(text.substr(parts->end), convention.language)) {
      return LeadingDateline{std::move(parts->dateline), std::move(*byline), text.size()};
    }
  }
  const bool whole = whole_line && parts->end == text.size();
  if (!is_credible(*parts, convention, text, whole)) return std::nullopt;
  return LeadingDateline{std::move(parts->dateline), {}, parts->end};
}

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
  if (convention.datelines == DatelineForm::western && is_known_place(line, convention)) {
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
  return printed ? *printed : fallback;
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
  return print_line(dateline, language);
}

}  // namespace galley::structure
