// SPDX-License-Identifier: Apache-2.0
#include "structure/sentence.hpp"

#include "structure/characters.hpp"

namespace galley::structure {
namespace {

constexpr std::u32string_view closing_marks = U"\"')]}”’»›」』】）］｝〉》〕〗＂＇";
constexpr std::u32string_view opening_marks = U"\"'([{“‘„‚«‹「『【（［｛〈《〔〖＂＇¿¡";
constexpr std::u32string_view full_stops = U".。．…⋯‥۔।॥｡";
constexpr std::u32string_view questions = U"?!？！؟‼⁇⁈⁉՞";
constexpr std::u32string_view commas = U",，、;；،؛､﹐﹑";
constexpr std::u32string_view colons = U":：﹕︰";
constexpr std::u32string_view bullets = U"•·▪◦‣●○■□◆◇★☆※▶►*＊";
constexpr std::u32string_view item_numerals = U"一二三四五六七八九十百壹贰叁";

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

}  // namespace

bool is_closing_mark(char32_t c) { return contains(closing_marks, c); }

bool is_opening_mark(char32_t c) { return contains(opening_marks, c); }

Ending ending_of(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    const char32_t c = decode_last(line, end);
    if (is_space(c) || is_closing_mark(c)) continue;
    if (contains(full_stops, c)) return Ending::full_stop;
    if (contains(questions, c)) return Ending::question;
    if (contains(commas, c)) return Ending::comma;
    if (contains(colons, c)) return Ending::colon;
    if (c == U'—' || c == U'–' || c == U'―') return Ending::dash;
    if (c == '-' || c == 0xAD || c == U'‐') {
      std::size_t before = end;
      if (end > 0 && is_letter_or_digit(decode_last(line, before))) return Ending::hyphen;
      return Ending::dash;
    }
    return Ending::none;
  }
  return Ending::none;
}

bool ends_sentence(std::string_view line) {
  const Ending ending = ending_of(line);
  return ending == Ending::full_stop || ending == Ending::question;
}

bool begins_with_dash(std::string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  std::size_t position = 0;
  const char32_t c = decode(line, position);
  if (c == U'—' || c == U'–' || c == U'―' || c == U'─' || c == U'－') return true;
  return line.starts_with("--");
}

bool looks_like_list_item(std::string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  std::size_t position = 0;
  const char32_t first = decode(line, position);
  if (contains(bullets, first)) return true;
  if (first == '-' && position < line.size() && line[position] == ' ') return true;
  if (first >= U'①' && first <= U'⓿') return true;
  const bool bracket = first == '(' || first == U'（';
  std::size_t at = bracket ? position : 0;
  int count = 0;
  char32_t c = 0;
  bool numeral = false;
  while (at < line.size() && count < 4) {
    std::size_t next = at;
    c = decode(line, next);
    const bool han = contains(item_numerals, c);
    if (!is_digit(c) && !han && !(count == 0 && c < 0x80 && is_letter(c))) break;
    numeral = numeral || han;
    ++count;
    at = next;
    if (c < 0x80 && is_letter(c)) {
      if (at < line.size()) c = decode(line, next);
      break;
    }
  }
  if (count == 0 || at >= line.size()) return false;
  std::size_t after = at;
  c = decode(line, after);
  if (bracket) return c == ')' || c == U'）';
  if (numeral) return c == U'、' || c == U'．';
  if (c == U'、' || c == U'．' || c == ')' || c == U'）') return true;
  return c == '.' && after < line.size() && is_space(decode(line, after));
}

}  // namespace galley::structure
