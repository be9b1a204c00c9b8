// SPDX-License-Identifier: Apache-2.0
#include "structure/dateline_forms.hpp"

#include <algorithm>
#include <string>

#include "structure/byline_names.hpp"
#include "structure/characters.hpp"
#include "structure/dates.hpp"
#include "structure/known_names.hpp"
#include "structure/person_names.hpp"
#include "structure/word_index.hpp"

namespace galley::structure {
namespace {

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
          const std::size_t length = index_of(convention).agencies.longest_prefix(text.substr(next));
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
        const std::size_t length = index_of(convention).agencies.longest_prefix(text.substr(dash));
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

}  // namespace

std::optional<LeadingDateline> leading_western(std::string_view text, const Convention& convention, bool whole_line) {
  // A dash, a bracket or a slash closes every one; in a line of its own a date may.
  const std::string_view beginning = text.substr(0, 160);
  const bool marked = beginning.find_first_of("-(/") != std::string_view::npos ||
                      beginning.find("\xE2\x80") != std::string_view::npos ||
                      beginning.find("ـ") != std::string_view::npos;
  if (!marked && !(whole_line &&
                   std::any_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '\xD9'; })))
    return std::nullopt;
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

}  // namespace galley::structure
