// SPDX-License-Identifier: Apache-2.0
#include "filters/paragraph_break.hpp"

#include <algorithm>

#include "structure/characters.hpp"
#include "structure/sentence.hpp"

namespace galley::filters {
namespace {

using structure::Ending;
using structure::Script;

constexpr std::size_t width_cap = 200;
// Shorter first parts are verses, addresses, signatures or headings. In columns.
constexpr std::size_t least_after_hyphen = 24;
constexpr std::size_t least_after_comma = 40;
constexpr std::size_t least_without_mark = 50;
// A first part that begins in lower case may be an item of a list, unless it is long.
constexpr std::size_t least_of_lower_case = 120;

// Words that end no sentence.
constexpr std::string_view weak_endings[] = {
    "a",    "an",   "the",   "and",   "or",    "of",    "to",   "in",    "for",  "with", "by",  "from", "at",  "on",
    "as",   "that", "which", "who",   "its",   "their", "his",  "her",   "der",  "die",  "das", "dem",  "den", "des",
    "ein",  "eine", "einen", "einem", "einer", "und",   "oder", "mit",   "von",  "zu",   "im",  "zum",  "zur", "für",
    "dass", "auf",  "le",    "la",    "les",   "un",    "une",  "des",   "de",   "du",   "et",  "ou",   "à",   "au",
    "aux",  "en",   "dans",  "par",   "pour",  "que",   "qui",  "sur",   "avec", "el",   "los", "las",  "una", "del",
    "y",    "o",    "con",   "por",   "para",  "al",    "que",  "su",    "sus",  "um",   "uma", "do",   "da",  "dos",
    "das",  "com",  "em",    "il",    "lo",    "gli",   "di",   "della", "del",  "dei",  "e",   "per",  "nel", "nella",
    "het",  "een",  "van",   "voor",  "met",   "en",    "op",   "te",    "и",    "в",    "на",  "с",    "к",   "о",
    "по",   "из",   "за",    "от",    "до",    "для",   "что",  "не",    "у",    "во",   "со",
};

// Prefixes that are written with a hyphen.
constexpr std::string_view hyphen_prefixes[] = {"self", "ex",    "non",   "vice", "well", "half",
                                                "all",  "cross", "quasi", "semi", "pro",  "anti"};

// A hanging hyphen stands before these: "Nord- und Ostsee", "two- and three-day".
constexpr std::string_view hanging_joiners[] = {"und", "oder", "bis", "and", "or", "to", "en",
                                                "of",  "et",   "ou",  "y",   "o",  "e",  "sowie"};

constexpr std::string_view caption_starts[] = {"图为", "图:",   "图：", "圖為", "圖:",  "圖：",    "▲",
                                               "△",    "▼",     "↑",    "←",    "→",    "写真",    "Photo",
                                               "Foto", "Bild:", "Фото", "사진", "صورة", "Source:", "Quelle:"};
constexpr std::string_view caption_ends[] = {"摄",       "攝",       "供图", "供圖", "资料图",
                                             "资料图片", "資料圖片", "図",   "撮影"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view w) { return structure::equal_folded(word, w); });
}

// The last letter or digit, and the mark behind it, of a text.
struct End {
  char32_t letter = 0;
  char32_t mark = 0;  ///< the last visible character
};

End end_of(std::string_view text) {
  End end;
  std::size_t position = text.size();
  for (int count = 0; position > 0 && count < 16; ++count) {
    const char32_t c = structure::decode_last(text, position);
    if (structure::is_space(c)) continue;
    if (end.mark == 0) end.mark = c;
    if (is_letter_or_digit(c)) {
      end.letter = c;
      break;
    }
  }
  return end;
}

char32_t first_letter(std::string_view text) {
  std::size_t position = 0;
  for (int count = 0; position < text.size() && count < 16; ++count) {
    const char32_t c = structure::decode(text, position);
    if (is_letter_or_digit(c)) return c;
  }
  return 0;
}

bool is_unspaced_letter(char32_t c) { return is_han(c) || is_kana(c); }

bool has_case(char32_t c) { return structure::is_upper(c) || structure::is_lower(c); }

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(" \n");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" ,.;:\n")); }

// A mark within the text that only sentences have.
bool has_inner_mark(std::string_view text) {
  std::size_t position = 0;
  std::size_t columns = 0;
  while (position < text.size() && columns < 4 * width_cap) {
    const char32_t c = structure::decode(text, position);
    ++columns;
    switch (c) {
      case U'，':
      case U'。':
      case U'、':
      case U'；':
      case U'“':
      case U'「':
        return true;
      case ',':
      case ';':
        if (position < text.size()) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

// A quote or bracket that is still open at the end.
bool leaves_quote_open(std::string_view text) {
  int depth = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t c = structure::decode(text, position);
    if (c == U'“' || c == U'「' || c == U'『' || c == U'（' || c == U'《' || c == '(' || c == U'«' || c == U'„')
      ++depth;
    // „…“ closes with what opens elsewhere; counting it twice only weakens the evidence.
    if (c == U'”' || c == U'」' || c == U'』' || c == U'）' || c == U'》' || c == ')' || c == U'»') --depth;
  }
  return depth > 0;
}

bool is_caption(const Glance& text) {
  const bool start = std::any_of(std::begin(caption_starts), std::end(caption_starts),
                                 [&](std::string_view w) { return text.beginning.starts_with(w); });
  const bool end = std::any_of(std::begin(caption_ends), std::end(caption_ends),
                               [&](std::string_view w) { return text.end.ends_with(w); });
  return (start || end) && structure::width(text.beginning, width_cap) < width_cap;
}

// Indented at its beginning: a paragraph of its own.
bool is_indented(std::string_view text) {
  if (text.empty()) return false;
  std::size_t position = 0;
  const char32_t c = structure::decode(text, position);
  return c == U'　' || c == 0x2003 || c == 0x2001 || c == '\t';
}

BreakVerdict judge_hyphen(const Glance& first, const Glance& second, char32_t mark) {
  if (structure::width(first.beginning, width_cap) < least_after_hyphen) return {};
  const char32_t next = first_letter(second.beginning);
  std::size_t position = 0;
  if (next == 0 || structure::decode(second.beginning, position) != next) return {};
  if (mark == 0xAD) return {Join::without_hyphen, "a soft hyphen at the end"};
  if (!structure::is_letter(next) && !structure::is_digit(next)) return {};
  if (is_one_of(first_word(second.beginning), hanging_joiners))
    return {Join::with_space, "a hyphen that is taken up again"};
  std::string_view word = last_word(first.end);
  const std::size_t hyphen_bytes = mark == '-' ? 1 : 3;
  word = word.substr(0, word.size() > hyphen_bytes ? word.size() - hyphen_bytes : 0);
  if (!structure::is_lower(next)) return {Join::directly, "a hyphen at the end, a capital or a number after it"};
  bool capitals = !word.empty();
  for (std::size_t at = 0; at < word.size() && capitals;) capitals = !structure::is_lower(structure::decode(word, at));
  if (capitals || is_one_of(word, hyphen_prefixes))
    return {Join::directly, "a hyphen at the end that belongs to the word"};
  return {Join::without_hyphen, "a hyphen at the end, a small letter after it"};
}

}  // namespace

BreakVerdict judge_break(const Glance& first_paragraph, const Glance& second_paragraph) {
  if (is_indented(second_paragraph.beginning)) return {};
  const Glance first{structure::trim(first_paragraph.beginning), structure::trim(first_paragraph.end)};
  const Glance second{structure::trim(second_paragraph.beginning), structure::trim(second_paragraph.end)};
  if (first.end.empty() || second.beginning.empty()) return {};
  const Ending ending = structure::ending_of(first.end);
  if (ending == Ending::full_stop || ending == Ending::question || ending == Ending::colon || ending == Ending::dash)
    return {};
  if (structure::looks_like_list_item(first.beginning) || structure::looks_like_list_item(second.beginning) ||
      structure::begins_with_dash(second.beginning) || is_caption(first)) {
    return {};
  }
  const End end = end_of(first.end);
  if (ending == Ending::hyphen) return judge_hyphen(first, second, end.mark);
  if (end.mark == ';' || end.mark == U'；' || end.mark == U'؛') return {};
  // Something must come to an end in the second part: two loose lines are no sentence.
  if (!structure::ends_sentence(second.end)) return {};
  const std::size_t columns = structure::width(first.beginning, width_cap);
  const char32_t next = first_letter(second.beginning);
  std::size_t position = 0;
  const bool quoted = structure::is_opening_mark(structure::decode(second.beginning, position));
  const bool comma = ending == Ending::comma;
  const bool unspaced = is_unspaced_letter(end.letter) || is_unspaced_letter(next);
  if (has_case(next) && !unspaced) {
    if (columns < (comma ? least_after_comma : least_without_mark)) return {};
    if (structure::is_lower(first_letter(first.beginning)) && columns < least_of_lower_case) return {};
    if (structure::is_lower(next) && !quoted) {
      return {Join::with_space,
              comma ? "a comma at the end, a small letter after it" : "no mark at the end, a small letter after it"};
    }
    if (!comma && is_one_of(last_word(first.end), weak_endings))
      return {Join::with_space, "a word at the end that ends no sentence"};
    return {};
  }
  const Join join = unspaced ? Join::directly : Join::with_space;
  if (comma) return columns < least_after_comma ? BreakVerdict{} : BreakVerdict{join, "a comma at the end"};
  if (columns < least_without_mark || !has_inner_mark(first.beginning)) return {};
  if (quoted && !leaves_quote_open(first.end)) return {};
  // Where neither case nor a comma tells, a closing bracket or quote may close a line of its own.
  if (structure::is_closing_mark(end.mark)) return {};
  return {join, "no mark at the end, and a sentence that goes on"};
}

}  // namespace galley::filters
