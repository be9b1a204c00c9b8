// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <hb.h>

namespace galley::typesetting {

/// A part of an outline in units of the font: an operator of PDF (m, l, c, h) and its points.
struct OutlineSegment {
  char kind = 'h';
  int points = 0;
  float x[3] = {};
  float y[3] = {};
};

/// Glyphs drawn together as one: a letter with its marks. Offsets in units of the font, from the origin of the whole.
struct CompositeGlyph {
  struct Part {
    std::uint32_t glyph = 0;
    int x = 0;
    int y = 0;
    auto operator<=>(const Part&) const = default;
  };
  std::vector<Part> parts;
  int advance = 0;
  auto operator<=>(const CompositeGlyph&) const = default;
};

/// One face of a font file, opened. Immutable but for the glyph widths that it remembers; not thread-safe.
class Font {
 public:
  /// Nothing if the file is missing, broken, or has no outlines that scale (a Type 1 or bitmap font).
  static std::unique_ptr<Font> open(const std::string& path, unsigned index);
  ~Font();
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;

  hb_face_t* face() const { return face_; }
  hb_font_t* shaper_font() const { return font_; }  ///< scaled to units_per_em()

  const std::string& path() const { return path_; }
  unsigned index() const { return index_; }
  const std::string& postscript_name() const { return postscript_name_; }
  const std::string& family() const { return family_; }

  unsigned units_per_em() const { return units_per_em_; }
  unsigned glyph_count() const { return glyph_count_; }
  bool is_cff() const { return cff_; }           ///< outlines are in a CFF table, otherwise in glyf
  bool may_embed() const { return may_embed_; }  ///< what OS/2 fsType says

  // In thousandths of an em, as ISO 32000-1, 9.8 wants them.
  int ascent() const { return ascent_; }
  int descent() const { return descent_; }  ///< negative
  int cap_height() const { return cap_height_; }
  int x_height() const { return x_height_; }
  int italic_angle() const { return italic_angle_; }
  int weight() const { return weight_; }
  bool fixed_pitch() const { return fixed_pitch_; }
  struct Box {
    int left = 0, bottom = 0, right = 0, top = 0;
  };
  Box bounding_box() const { return box_; }

  /// Horizontal advance in units of the em (1 is the em).
  float width(std::uint32_t glyph) const;

  /// The glyph that stands for several, so that what they say together is said by one. Only for fonts whose outlines
  /// are in glyf, which has such glyphs: 0 for others.
  std::uint32_t compose(const CompositeGlyph& composite) const;

  /// nullptr for a glyph of the file itself.
  const CompositeGlyph* composite(std::uint32_t glyph) const {
    return glyph >= first_composite ? composites_[glyph - first_composite] : nullptr;
  }

  /// The glyph for a character, 0 if there is none.
  std::uint32_t glyph(char32_t character) const;

  /// The outline of a glyph, quadratic curves turned into cubic ones.
  std::vector<OutlineSegment> outline(std::uint32_t glyph) const;

  // How it was chosen: these are of the face itself.
  bool bold() const { return weight_ >= 600; }
  bool italic() const { return italic_; }

 private:
  Font() = default;
  void read_metrics();

  hb_face_t* face_ = nullptr;
  hb_font_t* font_ = nullptr;
  std::string path_;
  std::string postscript_name_;
  std::string family_;
  unsigned index_ = 0;
  unsigned units_per_em_ = 1000;
  unsigned glyph_count_ = 0;
  int ascent_ = 0, descent_ = 0, cap_height_ = 0, x_height_ = 0, italic_angle_ = 0, weight_ = 400;
  Box box_;
  bool cff_ = false;
  bool may_embed_ = true;
  bool fixed_pitch_ = false;
  bool italic_ = false;
  static constexpr std::uint32_t first_composite = 0x10000;
  mutable std::map<CompositeGlyph, std::uint32_t> known_composites_;
  mutable std::vector<const CompositeGlyph*> composites_;
  mutable std::vector<float> widths_;  // NaN: not asked for yet
};

}  // namespace galley::typesetting
