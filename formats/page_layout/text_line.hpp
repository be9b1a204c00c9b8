// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The lines of a region, with their text in the order in which it is read.

#include <cstdint>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "page_layout/chunk.hpp"
#include "page_layout/raised_figures.hpp"

namespace galley::layout {

/// Text of one setting.
struct Run {
  std::string text;
  Style style = Style::none;
  std::int32_t link = -1;  ///< into PageContent::links of its page
  std::int32_t note = -1;  ///< LayoutBlock::note_number of the note that it leads to; its text is the mark
};

struct TextLine {
  Rectangle box;
  float baseline = 0;
  float size = 0;        ///< font size of most of it
  float first_word = 0;  ///< width of the word that it begins with; of one character in scripts without spaces
  bool strong = false;   ///< all of it
  bool right_to_left = false;
  bool turned = false;
  bool beside_initial = false;  ///< set in because a drop cap stands at its start
  std::size_t characters = 0;
  std::vector<Run> runs;

  std::string text() const;
};

/// Habits of a document that lines are read by.
struct LineHabits {
  bool right_to_left = false;    ///< most of the page runs so
  bool arabic = true;            ///< what runs so is Arabic, not Hebrew
  std::int32_t plain_font = -1;  ///< of most of the page, if no name tells its weight: what is in another is set apart
  float plain_size = 0;          ///< of most of the page
  bool strong = false;           ///< most of the page is bold, so that it means nothing
  bool monospaced = false;       ///< all of the document is, so that it means nothing
  std::vector<FigureWidths> figures;  ///< of each font of the page
  std::size_t spaced_scripts = 0;     ///< times that a space stood between Han and Latin letters within a line
  std::size_t touching_scripts = 0;   ///< times that none did
};

/// Makes lines of the chunks with these indices, top to bottom.
std::vector<TextLine> make_lines(const PageContent& page, const PageChunks& chunks,
                                 const std::vector<std::uint32_t>& members, LineHabits& habits);

/// One line of glyphs that are in the order in which they are seen, from left to right.
TextLine make_line(const PageContent& page, std::vector<Placed> glyphs, float size, LineHabits& habits);

/// The lines in the order in which they are shown, each as far as the stream goes on along one baseline.
std::vector<TextLine> lines_as_shown(const PageContent& page, LineHabits& habits);

}  // namespace galley::layout
