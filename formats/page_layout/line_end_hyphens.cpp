// SPDX-License-Identifier: Apache-2.0
#include "page_layout/line_end_hyphens.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "galley/unicode.hpp"
#include "structure/characters.hpp"

namespace galley::layout {
namespace {

constexpr std::size_t mark_length = 3;  // bytes
constexpr std::size_t most_words = 2'000'000;
// Lines that end in a hyphen in text whose words are not broken: those of compounds alone.
constexpr double least_broken = 0.025;

template <class Each>
void each_run(std::vector<LayoutBlock>& blocks, const Each& each) {
  for (LayoutBlock& block : blocks) {
    for (Run& run : block.runs) each(run);
    for (std::vector<LayoutCell>& row : block.rows) {
      for (LayoutCell& cell : row) {
        for (Run& run : cell.runs) each(run);
      }
    }
  }
}

bool is_mark(char32_t c) { return c == open_hyphen || c == open_true_hyphen; }

bool is_part_of_word(char32_t c) { return is_letter_or_digit(c) || c == U'-' || c == U'’' || is_mark(c); }

// Where the next of the marks stands; npos: there is none.
std::size_t find_mark(std::string_view text, std::size_t from) {
  constexpr std::string_view both = "\uFDD0\uFDD1";
  for (std::size_t at = text.find(both.substr(0, 2), from); at != std::string_view::npos;
       at = text.find(both.substr(0, 2), at + 1)) {
    if (text.size() - at >= mark_length && is_mark(decode_utf8(text, at).value)) return at;
  }
  return std::string_view::npos;
}

void append_folded(std::string& word, char32_t c) {
  // Words that begin a sentence are the same words.
  append_utf8(word, c < 0x80 && c >= U'A' && c <= U'Z' ? c + 32 : c);
}

class Words {
 public:
  void add(std::string_view text) {
    std::string word;
    bool open = false;
    const auto end = [&] {
      if (word.size() > 2 && !open && known_.size() < most_words) known_.insert(word);
      word.clear();
      open = false;
    };
    for (const char32_t c : CodePoints(text)) {
      if (!is_part_of_word(c)) {
        end();
        continue;
      }
      open = open || is_mark(c);
      append_folded(word, c);
    }
    end();
  }

  bool holds(const std::string& word) const { return known_.contains(word); }

 private:
  std::unordered_set<std::string> known_;
};

// The word around a mark, with it and without, and how long the part before it is.
struct BrokenWord {
  std::string with;
  std::string without;
  std::size_t head = 0;  // bytes
};

BrokenWord word_around(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0) {
    std::size_t before = begin - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U) --before;
    if (!is_part_of_word(decode_utf8(text, before).value)) break;
    begin = before;
  }
  BrokenWord word;
  for (std::size_t i = begin; i < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, i);
    if (!is_part_of_word(c.value)) break;
    if (i == at) {
      word.head = word.with.size();
      word.with += '-';
    } else if (!is_mark(c.value)) {
      append_folded(word.with, c.value);
      append_folded(word.without, c.value);
    }
    i += c.length;
  }
  return word;
}

// What English compounds are written with a hyphen with, not as one word.
bool begins_compound(const BrokenWord& word) {
  static const std::unordered_set<std::string_view> heads = {"well", "self", "north", "south", "half",  "non",
                                                             "one",  "two",  "three", "four",  "five",  "high",
                                                             "low",  "long", "short", "cross", "third", "second"};
  // Northern, wellness and twofold are words, too.
  static const std::unordered_set<std::string_view> endings = {"ern",   "ness", "ish", "ing", "est",  "ly",   "ward",
                                                               "wards", "er",   "en",  "ed",  "fold", "some", "erly",
                                                               "erner", "less", "ers", "ary", "ger",  "ever"};
  const std::string_view head = std::string_view(word.without).substr(0, word.head);
  const std::string_view tail = std::string_view(word.without).substr(word.head);
  return heads.contains(head) && tail.size() > 2 && !endings.contains(tail);
}

// How often each word is broken, and at how many places.
class Breaks {
 public:
  void add(const BrokenWord& word) {
    if (places_.size() < most_words) ++places_[word.with];
    if (words_.size() < most_words && places_[word.with] == 1) ++words_[word.without];
  }
  std::size_t distinct() const { return words_.size(); }
  /// Again and again at one place and nowhere else.
  bool always_there(const BrokenWord& word) const {
    const auto place = places_.find(word.with);
    const auto places = words_.find(word.without);
    return place != places_.end() && place->second > 1 && places != words_.end() && places->second == 1;
  }

 private:
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_map<std::string, std::size_t> words_;
};

// Does a word that the document never shows whole keep its hyphen, by what its parts are?
bool is_compound(const BrokenWord& word, const Words& words, const Breaks& breaks) {
  constexpr std::size_t least_part = 4;
  if (begins_compound(word)) return true;
  const std::string head = word.without.substr(0, word.head);
  const std::string tail = word.without.substr(word.head);
  return head.size() >= least_part && tail.size() >= least_part && words.holds(head) && words.holds(tail) &&
         breaks.always_there(word);
}

}  // namespace

void decide_hyphens(std::vector<LayoutBlock>& blocks) {
  std::size_t lines = 0;
  std::size_t hyphens = 0;
  std::size_t true_hyphens = 0;
  bool true_in_lines = false;
  for (const LayoutBlock& block : blocks) lines += block.lines;
  const auto each_mark = [&](const auto& each) {
    each_run(blocks, [&](Run& run) {
      for (std::size_t at = find_mark(run.text, 0); at != std::string::npos; at = find_mark(run.text, at + mark_length))
        each(run.text, at);
    });
  };
  each_run(blocks,
           [&](const Run& run) { true_in_lines = true_in_lines || run.text.find("\u2010") != std::string::npos; });
  each_mark([&](std::string_view text, std::size_t at) {
    ++hyphens;
    true_hyphens += static_cast<std::size_t>(decode_utf8(text, at).value == open_true_hyphen);
  });
  if (hyphens == 0) return;
  Words words;
  each_run(blocks, [&](const Run& run) { words.add(run.text); });
  // Those who break words break many; a compound that comes again and again is one word.
  Breaks broken;
  each_mark([&](std::string_view text, std::size_t at) { broken.add(word_around(text, at)); });
  bool breaks = static_cast<double>(broken.distinct()) > least_broken * static_cast<double>(lines);
  each_mark(
      [&](std::string_view text, std::size_t at) { breaks = breaks || words.holds(word_around(text, at).without); });
  // Where U+2010 stands at line ends alone, it is what breaks words; then the hyphens that people type are the words'.
  const bool told_apart = !true_in_lines && true_hyphens * 2 > hyphens;
  each_run(blocks, [&](Run& run) {
    for (std::size_t at = find_mark(run.text, 0); at != std::string::npos; at = find_mark(run.text, at)) {
      const BrokenWord word = word_around(run.text, at);
      const bool typed = decode_utf8(run.text, at).value == open_hyphen;
      const bool with = words.holds(word.with);
      const bool without = words.holds(word.without);
      bool stays = with;
      if (with == without) stays = told_apart ? typed : !breaks || is_compound(word, words, broken);
      run.text.replace(at, mark_length, stays ? "-" : "");
    }
  });
}

}  // namespace galley::layout
