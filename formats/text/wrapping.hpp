// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Lines that were broken to fit a width, by a person or a program, and how to undo it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "text/lines.hpp"

namespace galley::text {

/// What a line end within a paragraph stands for. Scripts that put no space between words, Han and Kana with
/// their punctuation, have nothing; others a space; between the two it is a matter of habit.
enum class Joint : std::uint8_t { nothing, space, by_habit };
Joint joint(std::string_view before, std::string_view after);

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

/// How a text is written within its lines. Looked for when first asked for.
class WritingHabits {
 public:
  /// `text` must outlast this.
  explicit WritingHabits(std::string_view text) : text_(text) {}

  /// Does the text have "first-second" somewhere within a line?
  bool has_hyphenated(std::string_view first, std::string_view second);

  /// Does it put a space between Han or Kana and the letters and digits of other scripts?
  bool spaces_between_scripts();

 private:
  void collect_hyphenated();

  std::string_view text_;
  std::optional<std::unordered_set<std::string>> hyphenated_;
  std::optional<bool> spaces_between_scripts_;
};

/// Appends the next line of a paragraph: without a space where none belongs, and with the hyphen at the line
/// end undone if it only parts a word.
void append_line(std::string& paragraph, std::string_view next, WritingHabits& habits);

}  // namespace galley::text
