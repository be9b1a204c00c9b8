// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Lines that were broken to fit a width, by a person or a program, and how to undo it.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "text/lines.hpp"

namespace galley::text {

/// Does a line end between these two characters stand for nothing, rather than for a space? So it is in the
/// scripts that put no space between words: Han and Kana, with their punctuation.
bool joins_without_space(std::string_view before, std::string_view after);

/// What is known of the lines of one text.
struct Wrapping {
  bool wrapped = false;     ///< lines were broken to a width
  std::uint32_t width = 0;  ///< about this one, in columns
};

/// Judges by the lines that follow each other without a blank line or a mark between: broken lines are all
/// about as wide as the next word allows.
Wrapping guess_wrapping(std::span<const Line> lines);

/// Is the line so wide that the first word of the next one would not have fitted?
bool is_full(std::string_view line, std::string_view next, std::uint32_t width);

/// Does `next` go on with the sentence of `line`, by its looks alone?
bool goes_on(std::string_view line, std::string_view next);

/// Words with a hyphen inside, as the text has them within lines.
class HyphenatedWords {
 public:
  explicit HyphenatedWords(std::string_view text) : text_(text) {}

  /// Does the text have "first-second" somewhere within a line?
  bool contain(std::string_view first, std::string_view second);

 private:
  void collect();

  std::string_view text_;
  bool collected_ = false;
  std::unordered_set<std::string> words_;
};

/// Appends the next line of a paragraph: without a space where none belongs, and with the hyphen at the line
/// end undone if it only parts a word.
void append_line(std::string& paragraph, std::string_view next, HyphenatedWords& hyphenated);

}  // namespace galley::text
