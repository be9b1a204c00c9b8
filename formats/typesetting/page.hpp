// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What typesetting makes: pages of positioned glyphs, rules and pictures, each with the element of the text that it
/// belongs to. All lengths are in points (1/72 inch).

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "typesetting/structure_element.hpp"

namespace galley {
struct Media;
}

namespace galley::typesetting {

class Font;

/// What a glyph stands for: a code point, nothing (a part of a letter whose other parts say it), or an entry of
/// ClusterTexts. The texts of the glyphs of a run, one after the other, are the text of the run.
using GlyphText = std::uint32_t;
inline constexpr GlyphText no_text = 0x7FFFFFFF;
inline constexpr GlyphText cluster_text = 0x80000000;  ///< flag: the rest is an index into ClusterTexts

/// The texts of glyphs that are more than one code point: ligatures, conjuncts. Grows, never shrinks; no text twice.
class ClusterTexts {
 public:
  /// A glyph that says one soft hyphen is the hyphen of a line end and no text. Those of the text that stand alone are
  /// therefore said with one more.
  GlyphText add(std::u32string text) {
    if (!text.empty() && text.find_first_not_of(U'\u00AD') == std::u32string::npos) text += U'\u00AD';
    const auto [known, is_new] = known_.try_emplace(text, cluster_text | static_cast<GlyphText>(texts_.size()));
    if (is_new) texts_.push_back(&known->first);
    return known->second;
  }
  /// What a glyph says that says all of `text`, which is not empty: a code point, or an entry.
  GlyphText whole(const std::u32string& text) {
    return text.size() == 1 && text[0] != U'\u00AD' ? static_cast<GlyphText>(text[0]) : add(text);
  }
  const std::u32string& operator[](GlyphText text) const { return *texts_[text & ~cluster_text]; }

 private:
  std::map<std::u32string, GlyphText> known_;
  std::vector<const std::u32string*> texts_;
};

struct Glyph {
  std::uint32_t id = 0;
  GlyphText text = no_text;
  float advance = 0;  ///< to the next pen position, with all justification
  float dx = 0;       ///< from the pen to the glyph's origin, along the page's x axis
  float dy = 0;       ///< the same along the y axis, upwards
};

enum class Orientation : std::uint8_t {
  horizontal,  ///< the pen moves right; a glyph's origin is on the baseline at its left
  upright,     ///< vertical writing: the pen moves down; a glyph hangs from the middle of its top
  rotated,     ///< vertical writing: a horizontal run turned by a quarter clockwise; the pen moves down
};

/// Glyphs of one font and size on one line, in the order of the text.
struct GlyphRun {
  const Font* font = nullptr;
  float size = 0;
  float x = 0;  ///< of the pen at the first glyph; from the left of the page
  float y = 0;  ///< from the top of the page downwards
  Orientation orientation = Orientation::horizontal;
  bool right_to_left = false;  ///< the pen moves left, by each glyph's advance and before the glyph is drawn
  bool embolden = false;       ///< the font has no bold face: thicken
  bool slant = false;          ///< the font has no italic face: slant
  std::uint8_t gray = 0;       ///< 0 is black, 255 white
  ElementId element = no_element;
  std::vector<Glyph> glyphs;
};

/// A filled rectangle (or a filled circle in it). An artifact: it never bears meaning.
struct Rule {
  float x = 0, y = 0, width = 0, height = 0;
  std::uint8_t gray = 0;
  bool round = false;
};

struct PlacedImage {
  float x = 0, y = 0, width = 0, height = 0;
  const Media* media = nullptr;  ///< of the document; nullptr: a frame stands for a picture that is not there
  const Media* file = nullptr;   ///< the same, whether it can be shown or not
  ElementId element = no_element;
  std::uint8_t orientation = 1;  ///< how it is turned to be seen: as in ImageSize
};

/// Where on the page a link is to be felt.
struct LinkArea {
  float x = 0, y = 0, width = 0, height = 0;
  ElementId element = no_element;
};

/// The parts of a page, in reading order as far as it goes.
struct PageContent {
  std::vector<GlyphRun> runs;
  std::vector<Rule> rules;
  std::vector<PlacedImage> images;
  std::vector<LinkArea> links;
};

struct Page {
  std::uint32_t number = 0;  ///< from 1
  float width = 0;
  float height = 0;
  PageContent content;
};

/// Takes pages as they are finished, so that only one needs to be in memory.
class PageReceiver {
 public:
  virtual ~PageReceiver() = default;
  virtual void receive(const Page& page, const StructureTree& structure, const ClusterTexts& texts) = 0;
};

}  // namespace galley::typesetting
