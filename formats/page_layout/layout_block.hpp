// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a page comes to before anybody asks what it means: paragraphs, tables and pictures in reading order.

#include <cstdint>
#include <string>
#include <vector>

#include "page_layout/text_line.hpp"

namespace galley::layout {

/// Type this much larger than that of the text is set to be seen.
inline constexpr float display_size = 1.15F;

enum class BlockKind : std::uint8_t { text, table, picture };

struct LayoutCell {
  std::vector<Run> runs;
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
  bool strong = false;
};

struct LayoutBlock {
  BlockKind kind = BlockKind::text;
  std::uint32_t page = 0;  ///< from 1
  Rectangle box;           ///< on the page
  Rectangle placed;        ///< in the frame that the page's text is read in: upright, whatever way the page is turned
  float size = 0;
  bool strong = false;
  bool turned = false;
  bool right_to_left = false;
  bool aside = false;  ///< in a box of its own beside the text
  std::uint32_t margin =
      0;              ///< not 0: at the page's head or foot, apart from the rest; the strip, counted from the top
  bool note = false;  ///< at the foot of the text, below a rule or smaller than the text
  std::int32_t note_number = -1;  ///< of the note that it is or goes on; -1: nothing leads to it
  bool indented = false;          ///< the first line is set in
  bool centred = false;
  bool first = false;      ///< of its region: what it continues may stand elsewhere
  bool last = false;       ///< of its region
  bool quote = false;      ///< words of the text said again, larger
  float indent = 0;        ///< of the first line, from where the text of its column begins
  float hang = 0;          ///< of the last line
  float end_room = 0;      ///< left free at the end of the last line
  std::size_t flush = 0;   ///< lines before the last that end where the column does
  float first_word = 0;    ///< width of the first word
  float space_before = 1;  ///< in line heights
  std::size_t lines = 1;
  std::size_t characters = 0;
  std::vector<Run> runs;                      ///< links are into the flow's list
  std::vector<std::vector<LayoutCell>> rows;  ///< of a table
  std::uint32_t header_rows = 0;
  std::int64_t picture = 0;  ///< Picture::object

  std::string text() const {
    std::string all;
    for (const Run& run : runs) all += run.text;
    return all;
  }
};

/// Adds a line to the text before it: puts the space that the line end stood for, or for a hyphen that may have broken
/// a word the mark that decide_hyphens() decides about.
void append_line(std::vector<Run>& runs, const std::vector<Run>& line, const LineHabits& habits);

/// Takes bytes of text off the front.
void erase_front(std::vector<Run>& runs, std::size_t bytes);

}  // namespace galley::layout
