// SPDX-License-Identifier: Apache-2.0
#include "structure/name_lists.hpp"

#include <algorithm>

#include "structure/byline_names.hpp"
#include "structure/characters.hpp"
#include "structure/known_names.hpp"
#include "structure/labels.hpp"

namespace galley::structure {
namespace {

bool has_digit_or_stop(std::string_view text) {
  std::size_t position = 0;
  char32_t last = 0;
  while (position < text.size()) {
    last = decode(text, position);
    if (is_digit(last) || last == '!' || last == '?' || last == ':' || last == U'。' || last == '"') return true;
  }
  return last == '.';
}

bool is_capitalised(std::string_view word) {
  std::size_t position = 0;
  return !word.empty() && is_upper(decode(word, position));
}

// "in London", "à Kyiv", "for the Daily Courier"
bool is_place_phrase(const std::vector<std::string_view>& words, std::size_t first, const Convention& convention) {
  if (words.size() < first + 2 || words.size() > first + 8) return false;
  const auto& prepositions = convention.place_prepositions;
  if (std::find(prepositions.begin(), prepositions.end(), words[first]) == prepositions.end()) return false;
  if (convention.names == NameRule::arabic) return words.size() <= first + 4;
  const bool article = words.size() > first + 2 && words[first + 1].size() <= 4 && !is_capitalised(words[first + 1]);
  for (std::size_t i = first + (article ? 2 : 1); i < words.size(); ++i) {
    if (!is_capitalised(words[i]) && !(i + 1 < words.size() && is_name_particle(words[i])) && words[i] != "and" &&
        words[i] != "of" && words[i] != "am") {
      return false;
    }
  }
  return is_capitalised(words[first + (article ? 2 : 1)]);
}

// Says who a person is, after a name and a comma: "Staff Writer", "Berlin", "envoyé spécial à Kyiv".
bool is_affiliation(std::string_view phrase, const Convention& convention) {
  if (phrase.empty() || phrase.size() > 120 || has_digit_or_stop(phrase)) return false;
  const std::vector<std::string_view> words = split_words(phrase);
  if (words.size() > 8) return false;
  if (is_place_phrase(words, 0, convention)) return true;
  for (const std::string_view word : words) {
    if (contains_folded(convention.affiliation_words, word)) return true;
  }
  if (is_agency(phrase, convention) || contains_folded(convention.places, phrase)) return true;
  return words.size() == 1 && is_capitalised(phrase) && !contains_folded(convention.not_names, phrase);
}

bool is_name_not_affiliation(std::string_view phrase, const Convention& convention, NameContext context) {
  if (!is_person_name(phrase, convention, context)) return false;
  for (const std::string_view word : split_words(phrase)) {
    if (contains_folded(convention.affiliation_words, word)) return false;
  }
  return !contains_folded(convention.places, phrase) && !is_agency(phrase, convention);
}

struct Entry {
  std::string_view text;
  bool after_comma = false;  ///< and no joiner
};

// Cuts at commas, slashes and joiners outside of brackets.
std::vector<Entry> split_entries(std::string_view text, const Convention& convention) {
  std::vector<Entry> entries;
  std::size_t start = 0;
  bool comma = false;
  bool joiner = false;
  const auto cut = [&](std::size_t end) {
    const std::string_view entry = trim(text.substr(start, end - start));
    if (entry.empty()) return;
    entries.push_back({entry, comma && !joiner});
    comma = joiner = false;
  };
  std::size_t position = 0;
  int depth = 0;
  bool word_start = true;
  while (position < text.size()) {
    const std::size_t at = position;
    const char32_t c = decode(text, position);
    if (is_opening_bracket(c)) ++depth;
    if (is_closing_bracket(c) && depth > 0) --depth;
    if (depth > 0) continue;
    if (c == ',' || c == ';' || c == U'،' || c == U'؛' || c == U'、' || c == U'，') {
      cut(at);
      comma = true;
      start = position;
      word_start = true;
      continue;
    }
    // A slash within an address is no separator.
    const bool slash = c == '/' && text.substr(start, at - start).find("://") == std::string_view::npos &&
                       !text.substr(at).starts_with("//") && !trim(text.substr(start, at - start)).ends_with(':');
    if (c == '|' || c == U'·' || c == U'•' || c == '+' || slash) {
      cut(at);
      joiner = true;
      start = position;
      word_start = true;
      continue;
    }
    if (word_start && !is_space(c)) {
      for (const std::string_view word : convention.joiners) {
        const std::size_t length = match_folded(text, at, word);
        if (length == 0 || at == 0) continue;
        std::size_t after = at + length;
        const bool stands_alone = after < text.size() && is_space(decode(text, after));
        // Arabic "and" is written together with the word behind it.
        std::string_view rest = text.substr(at + length);
        rest = rest.substr(0, rest.find(' '));
        const std::string_view whole = text.substr(at, length + rest.size());
        const bool glued =
            convention.names == NameRule::arabic && word == "و" && is_given_name(rest) && !is_given_name(whole);
        if (!stands_alone && !glued) continue;
        cut(at);
        joiner = true;
        start = position = at + length;
        break;
      }
    }
    word_start = is_space(c);
  }
  cut(text.size());
  return entries;
}

// One entry taken apart; false if something in it is neither name nor affiliation nor contact.
bool parse_entry(std::string_view text, const Convention& convention, CreditName& parts) {
  // The bracket: "(Reuters)".
  const std::size_t open = text.find_first_of("([");
  if (open != std::string_view::npos && open > 0) {
    const std::size_t close = text.find_last_of(")]");
    if (close == std::string_view::npos || close < open) return false;
    const std::string_view inside = trim(text.substr(open + 1, close - open - 1));
    const std::string_view behind = trim(text.substr(close + 1));
    if (inside.empty() || inside.find_first_of("()[]") != std::string_view::npos) return false;
    if (is_contact(inside)) {
      parts.contact = inside;
    } else {
      parts.affiliation = collapsed(inside);
    }
    if (!behind.empty()) {
      const std::string_view contact = contact_in(behind);
      if (contact.empty() || !parts.contact.empty()) return false;
      parts.contact = contact;
    }
    parts.name = collapsed(text.substr(0, open));
    return true;
  }
  std::vector<std::string_view> words = split_words(text);
  if (!words.empty()) {
    if (const std::string_view contact = contact_in(words.back()); !contact.empty()) {
      parts.contact = contact;
      words.pop_back();
    }
  }
  std::size_t name_end = words.size();
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (is_place_phrase(words, i, convention)) {
      name_end = i;
      break;
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string& part = i < name_end ? parts.name : parts.affiliation;
    if (!part.empty()) part += ' ';
    part += words[i];
  }
  return true;
}

// Would parse_names take this affiliation back when it is printed after a comma?
bool goes_after_comma(std::string_view affiliation, const Convention& convention) {
  const std::vector<Entry> pieces = split_entries(affiliation, convention);
  std::string joined;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && !pieces[i].after_comma) return false;
    CreditName parts;
    if (pieces[i].text.find_first_of("([") != std::string_view::npos ||
        !parse_entry(pieces[i].text, convention, parts) || !parts.contact.empty() ||
        is_name_not_affiliation(parts.name, convention, NameContext::labelled) ||
        !is_affiliation(pieces[i].text, convention)) {
      return false;
    }
    if (i > 0) joined += ", ";
    joined += pieces[i].text;
  }
  return joined == affiliation;
}

}  // namespace

std::optional<Names> parse_spaced_names(std::string_view text, const Convention& convention, NameContext context) {
  Names names;
  bool person = false;
  for (const Entry& entry : split_entries(text, convention)) {
    CreditName parts;
    if (!parse_entry(entry.text, convention, parts)) return std::nullopt;
    const bool name = is_name_not_affiliation(parts.name, convention, context);
    if (!name && entry.after_comma && !names.empty() && parts.contact.size() + parts.name.size() > 0) {
      CreditName& previous = names.back();
      if (equal_folded(parts.name, "Jr.") || equal_folded(parts.name, "Jr")) {
        if (!parts.affiliation.empty() || !previous.affiliation.empty() || !previous.contact.empty())
          return std::nullopt;
        previous.name += " " + parts.name;
        continue;
      }
      std::string phrase = parts.name;
      if (!parts.affiliation.empty()) phrase += " " + parts.affiliation;
      const bool bracket = entry.text.find_first_of("([") != std::string_view::npos;
      if (bracket || !previous.contact.empty() || (!phrase.empty() && !is_affiliation(phrase, convention)))
        return std::nullopt;
      if (!phrase.empty()) {
        if (!previous.affiliation.empty()) previous.affiliation += ", ";
        previous.affiliation += phrase;
      }
      previous.contact = parts.contact;
      continue;
    }
    const bool agency = !name && context != NameContext::bare && is_agency(parts.name, convention);
    if (!name && !agency) return std::nullopt;
    person = person || name || agency;
    names.push_back(std::move(parts));
    if (names.size() > byline_name_limit) return std::nullopt;
  }
  if (!person) return std::nullopt;
  return names;
}

void print_spaced_affiliation(std::string& line, const std::string& affiliation, const Convention& convention) {
  if (is_agency(affiliation, convention)) {
    line += " (";
    line += affiliation;
    line += ')';
    return;
  }
  const std::string_view first = std::string_view(affiliation).substr(0, affiliation.find(", "));
  const bool place = is_place_phrase(split_words(first), 0, convention);
  const bool rest_fits =
      first.size() == affiliation.size() || goes_after_comma(affiliation.substr(first.size() + 2), convention);
  if (place && rest_fits) {
    line += ' ';
    line += affiliation;
  } else if (goes_after_comma(affiliation, convention)) {
    line += convention.names == NameRule::arabic ? "، " : ", ";
    line += affiliation;
  } else {
    line += " (";
    line += affiliation;
    line += ')';
  }
}

}  // namespace galley::structure
