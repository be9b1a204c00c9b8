// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A paragraph between its inlines and its lines: units that no line break divides.

#include <cstdint>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "typesetting/hyphenation.hpp"
#include "typesetting/shaper.hpp"
#include "typesetting/style.hpp"

namespace galley::typesetting {

enum class BreakAfter : std::uint8_t { none, allowed, hyphen, emergency, forced };

enum class Alignment : std::uint8_t { justify, start, center, end };

/// How a whole paragraph is set. Lengths in points.
struct ParagraphStyle {
  float font_size = 10;
  FontClass font_class = FontClass::serif;
  std::string family;
  bool bold = false;
  bool italic = false;
  std::uint8_t gray = 0;
  Alignment alignment = Alignment::justify;
  bool balance = false;  ///< lines as equally long as can be, for headlines
  bool hyphenate = true;
  float first_indent = 0;  ///< of the first line; not used when the text begins with ideographic spaces
  float line_height = 13;
  std::string dateline;  ///< as printed; begins the paragraph; may be empty
  Properties dateline_parts;
  std::string language;
  WritingMode writing_mode = WritingMode::horizontal;
  ElementId element = no_element;
};

/// How some text within a paragraph is set.
struct TextStyle {
  FontClass font_class = FontClass::serif;
  bool bold = false;
  bool italic = false;
  bool emphasis_marks = false;  ///< dots beside Han and Kana, which have no italic
  float size = 10;
  float rise = 0;  ///< above the baseline
  std::uint8_t gray = 0;
  std::string language;
  ElementId element = no_element;
  ElementId link = no_element;
};

struct Unit {
  const ShapedText* text = nullptr;  ///< nullptr: nothing is drawn
  std::uint16_t glyph_begin = 0;     ///< of text->glyphs
  std::uint16_t glyph_end = 0;
  std::uint16_t style = 0;
  std::uint8_t level = 0;  ///< bidirectional embedding level (UAX #9)
  BreakAfter break_after = BreakAfter::none;
  bool space = false;  ///< vanishes at the end of a line
  bool cjk = false;
  bool ideograph = false;  ///< CJK, and no punctuation
  bool cjk_like = false;   ///< a number set upright in vertical writing
  Orientation orientation = Orientation::horizontal;
  std::int32_t note = -1;   ///< index of a note that is referred to here
  std::int32_t ruby = -1;   ///< index into Paragraph::rubies: this unit begins a base
  std::uint32_t begin = 0;  ///< of the text, in UTF-16 units
  std::uint32_t end = 0;
  std::uint32_t lead_begin = 0;   ///< from here to `begin` are characters that are not drawn
  std::uint32_t tail_end = 0;     ///< and from `end` to here
  std::uint16_t break_style = 0;  ///< of the forced line end after it
  float width = 0;
  float gap = 0;         ///< natural space between this unit and the next on the line; may be negative
  float stretch = 0;     ///< of the gap
  float shrink = 0;      ///< of the gap
  float trim_start = 0;  ///< blank that goes when the unit begins a line
  float trim_end = 0;    ///< blank that goes (or ink that may hang) when the unit ends a line
};

struct RubyText {
  std::vector<const ShapedText*> reading;
  float size = 5;
  float width = 0;          ///< of the reading
  float base_width = 0;     ///< of the base alone; the unit is as wide as the wider of the two
  std::uint32_t units = 1;  ///< how many units the base has
  ElementId element = no_element;
};

struct Paragraph {
  std::u16string text;
  std::vector<Unit> units;
  std::vector<TextStyle> styles;
  std::vector<RubyText> rubies;
  bool bidirectional = false;  ///< some unit is right to left, or the paragraph is
  bool right_to_left = false;
  bool has_cjk = false;
  bool own_indent = false;  ///< the text begins with ideographic spaces
};

/// What making paragraphs needs and keeps.
struct Composer {
  Shaper& shaper;
  Hyphenation& hyphenation;
  StructureTree& structure;
  const PageStyle& page;
};

/// Notes that an article has, so that references can be numbered and linked.
struct NoteNumbers {
  const std::vector<Note>* notes = nullptr;
  std::vector<ElementId>* elements = nullptr;    ///< of the notes; made by whoever sets them
  std::vector<ElementId>* references = nullptr;  ///< filled: the first reference to each note
};

/// Shapes text and finds where it may break.
Paragraph make_paragraph(const Inlines& inlines, const ParagraphStyle& style, const NoteNumbers& notes,
                         Composer& composer);

/// The same for lines of text whose white space counts.
Paragraph make_preformatted(std::string_view text, const ParagraphStyle& style, Composer& composer);

/// Divides the words of a paragraph where its language allows it.
void hyphenate(Paragraph& paragraph, const ParagraphStyle& style, Hyphenation& hyphenation);

/// Divides units that are wider than a line: between their glyphs, since nothing else helps.
void divide_wide_units(Paragraph& paragraph, float width);

}  // namespace galley::typesetting
