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

char32_t at_or_zero(std::string_view text, std::size_t position) {
  return position < text.size() ? decode(text, position) : 0;
}

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
    case U'〔':
      close = U'〕';
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

}  // namespace galley::structure
