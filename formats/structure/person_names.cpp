// SPDX-License-Identifier: Apache-2.0
#include "structure/person_names.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "structure/characters.hpp"
#include "structure/known_names.hpp"
#include "structure/word_index.hpp"

namespace galley::structure {
namespace {

// Characters that make a short run of Han a phrase and not a name.
constexpr std::u32string_view not_in_chinese_names =
    U"的了着过是在不这那个们与从被把将就也都很有我你他她它您吗呢吧啊哪谁什么为對與從將們這個嗎報报讯訊";

constexpr std::string_view name_titles[] = {"Dr.", "Prof.", "Dr",        "Prof", "Mr.",       "Mrs.", "Ms.",
                                            "Sir", "Dame",  "Mag.",      "Rev.", "Fr.",       "Mme",  "M.",
                                            "Don", "Doña",  "Professor", "Ing.", "Dipl.-Ing."};
constexpr std::string_view name_suffixes[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "PhD", "MD"};

bool begins_like_no_name(std::string_view name, const Convention& convention) {
  return index_of(convention).not_names.longest_prefix(name) > 0;
}

bool all_of_script(std::u32string_view text, Script script) {
  return std::all_of(text.begin(), text.end(), [&](char32_t c) { return script_of(c) == script; });
}

// "Doe", "DOE", "O'Brien", "Saint-Exupéry", "J.", "J.K."
bool is_capitalised_word(std::string_view word) {
  std::size_t position = 0;
  const char32_t first = decode(word, position);
  if (!is_upper(first)) {
    // d'Estaing, al-Masri, l'Hôpital
    const std::size_t mark = word.find_first_of("'-");
    const std::size_t curly = word.find("’");
    const std::size_t at = std::min(mark, curly);
    if (at == std::string_view::npos || at > 3) return false;
    std::size_t next = at + (at == curly ? 3 : 1);
    if (next >= word.size() || !is_upper(decode(word, next))) return false;
  }
  char32_t previous = first;
  while (position < word.size()) {
    const char32_t c = decode(word, position);
    if (!is_letter(c) && c != '-' && c != '\'' && c != U'’' && c != '.' && c != U'‑') return false;
    if (c == '.' && !(is_upper(previous) || position == word.size())) return false;
    previous = c;
  }
  // A full stop closes initials only: "J.", "J.-P.", "Ch.".
  if (previous != '.') return true;
  std::size_t letters = 0;
  for (std::size_t i = 0; i + 1 < word.size();) {
    const char32_t c = decode(word, i);
    letters = c == '.' || c == '-' ? 0 : letters + 1;
    if (letters > 2) return false;
  }
  return true;
}

bool is_initial(std::string_view word) {
  return word.size() >= 2 && word.back() == '.' && code_points(word, 4).size() <= 3;
}

bool is_capitalised_name(std::string_view name, const Convention& convention, NameContext context) {
  const std::vector<std::string_view> words = split_words(name);
  if (words.size() < 2 || words.size() > 6) return false;
  std::size_t core = 0;
  std::size_t full = 0;
  bool known = false;
  Script script = Script::common;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (i + 1 < words.size() && core == 0 && contains_folded(name_titles, word)) continue;
    if (i > 0 && contains_folded(name_suffixes, word)) continue;
    if (is_name_particle(word) && i + 1 < words.size() && (i > 0 || word != "und")) {
      std::size_t start = 0;
      if (!is_upper(decode(word, start)) || core > 0) continue;
    }
    // A full stop at the very end closes a sentence.
    if (i + 1 == words.size() && word.ends_with('.')) return false;
    if (!is_capitalised_word(word) || contains_folded(convention.not_names, word)) return false;
    std::size_t position = 0;
    const Script s = script_of(decode(word, position));
    if (script == Script::common) script = s;
    if (s != script) return false;
    ++core;
    if (!is_initial(word)) ++full;
    known = known || is_given_name(word);
  }
  if (script != Script::latin && script != Script::cyrillic && script != Script::greek) return false;
  // Saints lend their names to places.
  constexpr std::string_view place_starts[] = {"San",  "Santa", "Santo", "Saint", "São",    "Sankt", "Sint",
                                               "Port", "Fort",  "Mount", "Lake",  "Prince", "King",  "Queen"};
  const auto starts_place = [&](std::string_view w) { return equal_folded(words.front(), w); };
  if (context == NameContext::bare) {
    if (!known || words.size() > 4 || std::any_of(std::begin(place_starts), std::end(place_starts), starts_place))
      return false;
  }
  return core >= 2 && core <= 5 && full >= 1;
}

bool is_chinese_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.size() > 60) return false;
  std::u32string text = code_points(name, 24);
  if (const std::size_t dot = text.find_first_of(U"·•‧"); dot != std::u32string::npos) {
    std::erase_if(text, [](char32_t c) { return c == U'·' || c == U'•' || c == U'‧'; });
    return dot > 0 && text.size() >= 3 && text.size() <= 15 && all_of_script(text, Script::han) &&
           text.find_first_of(not_in_chinese_names) == std::u32string::npos;
  }
  if (text.size() < 2 || text.size() > 5 || !all_of_script(text, Script::han)) return false;
  const bool surname = has_chinese_surname(name);
  if (begins_like_no_name(name, convention)) return false;
  if (text.find_first_of(not_in_chinese_names) != std::u32string::npos) return false;
  switch (context) {
    case NameContext::bare:
      return surname && text.size() <= 3;
    case NameContext::glued:
      return surname && text.size() <= 4;
    case NameContext::labelled:
      return text.size() <= 4 || surname;
  }
  return false;
}

// ジョン・スミス: Katakana with its middle dot. Without the dot it is a word.
bool is_katakana_name(std::u32string_view text) {
  bool dot = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool middle = text[i] == U'・' || text[i] == U'＝';
    if (middle && (i == 0 || i + 1 == text.size())) return false;
    if (!middle && (text[i] < 0x30A0 || text[i] >= 0x3100)) return false;
    dot = dot || middle;
  }
  return dot;
}

bool is_japanese_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.size() > 60) return false;
  std::u32string text = code_points(name, 24);
  if (is_katakana_name(text)) return context != NameContext::bare && text.size() <= 20;
  std::erase(text, U' ');
  if (text.size() < 3 || text.size() > 8 || begins_like_no_name(name, convention)) return false;
  std::size_t han = 0;
  std::size_t hiragana = 0;
  for (const char32_t c : text) {
    const Script script = script_of(c);
    if (script != Script::han && script != Script::kana) return false;
    if (script == Script::han) ++han;
    if (script == Script::kana && c < 0x30A0) ++hiragana;
  }
  // Hiragana is at home in given names only: never in front of a family name, and not the most of a name.
  if (hiragana > 3 || script_of(text.front()) != Script::han) return false;
  if (context == NameContext::bare)
    return has_japanese_surname(name) && han + hiragana == text.size() && text.size() <= 6;
  return han + hiragana < text.size() || text.size() <= 6;
}

bool is_korean_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.size() > 24) return false;
  const std::u32string text = code_points(name, 8);
  if (text.size() < 2 || text.size() > 4 || !all_of_script(text, Script::hangul)) return false;
  if (contains_folded(convention.not_names, name)) return false;
  if (!has_korean_surname(name)) return false;
  return context == NameContext::labelled || text.size() == 3;
}

bool is_arabic_name(std::string_view name, const Convention& convention, NameContext context) {
  const std::vector<std::string_view> words = split_words(name);
  if (words.size() < 2 || words.size() > 5) return false;
  for (const std::string_view word : words) {
    if (word.size() > 40 || contains_folded(convention.not_names, word)) return false;
    std::size_t position = 0;
    while (position < word.size()) {
      const char32_t c = decode(word, position);
      const bool mark = (c >= 0x64B && c <= 0x65F) || c == 0x670 || c == 0x640 || c == '-' || c == '.';
      if (!mark && (script_of(c) != Script::arabic || is_digit(c))) return false;
    }
  }
  return context == NameContext::labelled || (words.size() <= 4 && is_given_name(words.front()));
}

}  // namespace

bool is_person_name(std::string_view name, const Convention& convention, NameContext context) {
  if (name.empty() || name.size() > 120) return false;
  std::size_t position = 0;
  const Script script = script_of(decode(name, position));
  switch (convention.names) {
    case NameRule::chinese:
      if (script == Script::han) return is_chinese_name(name, convention, context);
      break;
    case NameRule::japanese:
      if (script == Script::han || script == Script::kana) return is_japanese_name(name, convention, context);
      break;
    case NameRule::korean:
      if (script == Script::hangul) return is_korean_name(name, convention, context);
      break;
    case NameRule::arabic:
      if (script == Script::arabic) return is_arabic_name(name, convention, context);
      break;
    case NameRule::capitalised:
      return is_capitalised_name(name, convention, context);
  }
  // Foreign names are printed in their own letters in every language.
  return context == NameContext::labelled && script == Script::latin && is_capitalised_name(name, convention, context);
}

bool is_agency(std::string_view name, const Convention& convention) {
  if (contains_folded(convention.agencies, name)) return true;
  const auto all = conventions();
  return std::any_of(all.begin(), all.end(), [&](const Convention& c) {
    return std::find(c.agencies.begin(), c.agencies.end(), name) != c.agencies.end();
  });
}

}  // namespace galley::structure
