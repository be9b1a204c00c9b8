// SPDX-License-Identifier: Apache-2.0
#include "text/wrapping.hpp"

#include <algorithm>
#include <vector>

#include "galley/measure.hpp"
#include "galley/unicode.hpp"
#include "structure/characters.hpp"
#include "structure/sentence.hpp"
#include "text/marks.hpp"

namespace galley::text {
namespace {

bool is_unspaced(char32_t c) {
  if (c < 0x2E80) return false;
  return (c >= 0x3001 && c < 0x3040) || (c >= 0xFF01 && c < 0xFF61) || (c >= 0xFE30 && c < 0xFE50) || is_han(c) ||
         is_kana(c);
}

/// Punctuation that stands in text of both kinds, as far as spaces go.
bool is_neutral(char32_t c) {
  if (c < 0x80) return c > ' ' && !is_letter_or_digit(c);
  return c >= 0x2010 && c <= 0x2027;
}

/// Is the text that ends here written without spaces? Looks back over neutral punctuation.
bool unspaced_at_end(std::string_view text) {
  constexpr int furthest = 8;
  std::size_t end = text.size();
  for (int i = 0; i < furthest && end > 0; ++i) {
    const char32_t c = code_point_before(text, end);
    if (!is_neutral(c)) return is_unspaced(c);
    do {
      --end;
    } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return false;
}

bool unspaced_at_begin(std::string_view text) {
  constexpr int furthest = 8;
  int i = 0;
  for (const char32_t c : CodePoints(text)) {
    if (!is_neutral(c) || ++i == furthest) return is_unspaced(c);
  }
  return false;
}

bool ends_sentence(std::string_view line) {
  const structure::Ending ending = structure::ending_of(line);
  return ending == structure::Ending::full_stop || ending == structure::Ending::question ||
         ending == structure::Ending::colon;
}

/// Columns of what may not be parted at the beginning of a line: a word, or a character of Han or Kana with
/// the punctuation behind it.
std::uint64_t first_word_width(std::string_view line) {
  constexpr std::size_t longest = 256;
  line = line.substr(0, longest);
  std::uint64_t width = 0;
  for (const char32_t c : CodePoints(line)) {
    if (is_white_space(c)) break;
    if (width > 0 && is_unspaced(c) && !is_punctuation(c)) break;
    width += static_cast<std::uint64_t>(column_width(c));
    if (is_unspaced(c) && width > 6) break;
  }
  return width;
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const DecodedCodePoint c = decode_utf8(text, end);
    if (!is_letter_or_digit(c.value) && !galley::is_mark(c.value)) break;
    end += c.length;
  }
  return text.substr(0, end);
}

}  // namespace

bool joins_without_space(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return true;
  const char32_t last = code_point_before(before, before.size());
  const char32_t first = decode_utf8(after, 0).value;
  const bool neutral = is_neutral(last);
  const bool neutral_next = is_neutral(first);
  if (!neutral && !is_unspaced(last)) return false;
  if (!neutral_next && !is_unspaced(first)) return false;
  if (neutral && !unspaced_at_end(before)) return false;
  return !neutral || !neutral_next || unspaced_at_begin(after);
}

Wrapping guess_wrapping(std::span<const Line> lines) {
  constexpr std::size_t most_pairs = 20'000;
  constexpr std::uint32_t widest = 140;
  struct Pair {
    std::uint32_t width;
    std::uint32_t with_next;
    bool open;
  };
  std::vector<Pair> pairs;
  Fence fence;
  bool in_code = false;
  for (std::size_t i = 0; i + 1 < lines.size() && pairs.size() < most_pairs; ++i) {
    const Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (line.blank()) continue;
    const std::string_view text = content_of(line);
    if (in_code) {
      in_code = !closes_fence(text, fence);
      continue;
    }
    if (const auto opened = opening_fence(text)) {
      fence = *opened;
      in_code = true;
      continue;
    }
    if (next.blank()) continue;
    const std::string_view after = content_of(next);
    if (text.ends_with('\\') || is_mark(text, false) || is_mark(after, true)) continue;
    // What begins with an indent begins a paragraph.
    if (after.starts_with("\u3000") || indent_of(next).columns > indent_of(line).columns) continue;
    const auto width = static_cast<std::uint32_t>(display_width(text.substr(0, 4 * widest)));
    const auto space = joins_without_space(text, after) ? 0U : 1U;
    pairs.push_back({width, width + space + static_cast<std::uint32_t>(first_word_width(after)), !ends_sentence(text)});
  }
  if (pairs.empty()) return {};
  std::vector<std::uint32_t> widths;
  widths.reserve(pairs.size());
  for (const Pair& pair : pairs) widths.push_back(pair.width);
  const std::size_t high = (widths.size() - 1) * 95 / 100;
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(high), widths.end());
  const std::uint32_t width = widths[high];
  std::size_t full = 0;
  std::size_t open = 0;
  for (const Pair& pair : pairs) {
    full += pair.with_next > width ? 1 : 0;
    open += pair.open ? 1 : 0;
  }
  // A single pair, or one of verse lines, tells too little.
  const bool wide_enough = width >= 40 || (width >= 16 && open * 10 >= pairs.size() * 6);
  const bool enough = pairs.size() >= 3 || (width >= 50 && open == pairs.size());
  const bool wrapped =
      width <= widest && wide_enough && enough && full * 100 >= pairs.size() * 75 && open * 2 >= pairs.size();
  return {wrapped, width};
}

bool is_full(std::string_view line, std::string_view next, std::uint32_t width) {
  const std::uint64_t space = joins_without_space(line, next) ? 0 : 1;
  return display_width(line) + space + first_word_width(next) > width;
}

bool goes_on(std::string_view line, std::string_view next) {
  if (next.empty() || ends_sentence(line)) return false;
  return structure::is_lower(decode_utf8(next, 0).value) || line.ends_with(',');
}

bool HyphenatedWords::contain(std::string_view first, std::string_view second) {
  if (!collected_) collect();
  return words_.count(std::string(first) + std::string(second)) > 0;
}

void HyphenatedWords::collect() {
  constexpr std::size_t most = 50'000;
  collected_ = true;
  for (std::size_t at = text_.find('-'); at != std::string_view::npos && words_.size() < most;
       at = text_.find('-', at + 1)) {
    constexpr std::size_t longest = 64;
    const std::size_t floor = at > longest ? at - longest : 0;
    std::size_t begin = at;
    while (begin > floor && static_cast<unsigned char>(text_[begin - 1]) > ' ') --begin;
    const std::string_view second = first_word(text_.substr(at + 1, longest));
    if (begin < at && !second.empty())
      words_.insert(std::string(text_.substr(begin, at + 1 - begin)) + std::string(second));
  }
}

void append_line(std::string& paragraph, std::string_view next, HyphenatedWords& hyphenated) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  if (paragraph.empty() || paragraph.ends_with('\n')) {
    paragraph += next;
    return;
  }
  if (paragraph.ends_with(soft_hyphen)) {
    paragraph.resize(paragraph.size() - soft_hyphen.size());
    paragraph += next;
    return;
  }
  if (paragraph.ends_with('-') && paragraph.size() > 1) {
    const char32_t before = code_point_before(paragraph, paragraph.size() - 1);
    const std::string_view word = first_word(next);
    if (structure::is_letter(before) && !word.empty() && structure::is_lower(decode_utf8(word, 0).value)) {
      // "Nord- und Südsee", "pre- and postwar": the hyphen stands for a word to come.
      constexpr std::string_view conjunctions[] = {"and", "or", "und", "oder", "bzw", "et",  "ou", "y",
                                                   "o",   "e",  "i",   "en",   "of",  "och", "og"};
      if (std::find(std::begin(conjunctions), std::end(conjunctions), word) != std::end(conjunctions)) {
        paragraph += ' ';
      } else if (!hyphenated.contain(last_word(paragraph), word)) {
        paragraph.pop_back();
      }
      paragraph += next;
      return;
    }
    if (structure::is_letter(before) && !word.empty()) {
      paragraph += next;  // "Berlin-\nMitte" keeps its hyphen
      return;
    }
  }
  if (!joins_without_space(paragraph, next)) paragraph += ' ';
  paragraph += next;
}

}  // namespace galley::text
