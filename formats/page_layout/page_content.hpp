// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What is on a page, before anybody asks what it means: glyphs, rules, pictures and links, with the tags that
/// the producer gave them. Made by the PDF text machine, taken by layout analysis, which knows no PDF.
///
/// Lengths are points. The origin is the top left corner of the page as it is shown (rotation undone, cut to
/// its crop box); x grows to the right, y downwards. All values; owned by who holds them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::layout {

struct Rectangle {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  bool operator==(const Rectangle&) const = default;
};

/// A typeface as the page uses it.
struct Font {
  std::string name;  ///< without a subset prefix; may be empty
  bool bold = false;
  bool italic = false;
  bool monospaced = false;
  bool vertical = false;  ///< set top to bottom
  float ascent = 0.8F;    ///< above the baseline, of the font size
  float descent = 0.2F;   ///< below the baseline, positive, of the font size

  bool operator==(const Font&) const = default;
};

/// One shown character code, which may stand for several characters (a ligature) or none that is known.
struct Glyph {
  float x = 0;  ///< where the baseline begins
  float y = 0;
  float advance = 0;      ///< length along the baseline
  float direction_x = 1;  ///< unit vector of the baseline: (1, 0) is left to right, (0, 1) downwards
  float direction_y = 0;
  float size = 0;                 ///< font size as shown
  std::uint32_t text_begin = 0;   ///< into PageContent::text
  std::uint16_t text_length = 0;  ///< in bytes; 0: no character is known
  std::uint16_t font = 0;         ///< into PageContent::fonts
  std::int32_t mark = -1;         ///< into PageContent::marks; -1: not marked
  std::uint32_t colour = 0;       ///< 0xRRGGBB, in essence
  bool invisible = false;         ///< text rendering mode 3: the text layer over a scanned page
  bool vertical = false;          ///< the font is set top to bottom; (x, y) is the top centre
};

/// One marked-content sequence (ISO 32000-1, 14.6), innermost of those around a glyph.
struct Mark {
  std::string tag;               ///< P, Span, Artifact, ...
  std::int32_t identifier = -1;  ///< MCID; -1: none of its own
  std::int32_t parent = -1;      ///< into PageContent::marks
  bool artifact = false;         ///< it, or one around it, is an artifact: not part of the document
  bool has_actual_text = false;
  std::string actual_text;  ///< replaces the glyphs within (14.9.4)
  std::string alternative_text;
  std::string language;
  std::int64_t content = 0;  ///< which content stream holds it: 0 the page's own, else the form's object number
};

/// A thin filled rectangle or a stroked straight line.
struct Rule {
  Rectangle box;
  bool horizontal() const { return box.width() >= box.height(); }
};

/// A filled or stroked rectangle that is no rule: the ground of a sidebar or of a table's head.
struct Ground {
  Rectangle box;
  std::uint32_t colour = 0xFFFFFF;
  bool filled = false;
};

struct Picture {
  Rectangle box;
  std::int64_t object = 0;  ///< object number of the image; 0 for an inline image
  std::int32_t mark = -1;
};

struct LinkArea {
  Rectangle box;
  std::string target;       ///< an IRI; empty when the target is in this document
  std::int32_t page = -1;   ///< from 0, for a target in this document
  float y = 0;              ///< how far down that page
  std::int64_t object = 0;  ///< object number of the annotation, for the structure tree
};

struct PageContent {
  std::uint32_t number = 0;  ///< from 1
  std::string label;         ///< page label; may be empty
  float width = 0;
  float height = 0;
  std::string text;  ///< UTF-8 of all glyphs, in the order they were shown
  std::vector<Glyph> glyphs;
  std::vector<Font> fonts;
  std::vector<Mark> marks;
  std::vector<Rule> rules;
  std::vector<Ground> grounds;
  std::vector<Rectangle> dots;  ///< small filled shapes with curves: bullets that are drawn
  std::vector<Picture> pictures;
  std::vector<LinkArea> links;
  std::vector<std::string> complaints;  ///< what was wrong with the page and what was made of it

  std::string_view text_of(const Glyph& glyph) const {
    return std::string_view(text).substr(glyph.text_begin, glyph.text_length);
  }
};

}  // namespace galley::layout
