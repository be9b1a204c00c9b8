// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "pdf/cff_charset.hpp"
#include "pdf/object_file.hpp"
#include "typesetting/font.hpp"
#include "typesetting/page.hpp"

namespace galley::pdf {

/// One font of a document: which glyphs were used and what they stand for. Written when all pages are, as a Type0
/// font (ISO 32000-1, 9.7) over a subset of its file.
class EmbeddedFont {
 public:
  EmbeddedFont(const typesetting::Font& font, const typesetting::ClusterTexts& texts, ObjectFile& file);

  const typesetting::Font& font() const { return font_; }

  struct Code {
    std::uint16_t code = 0;
    bool says_text = true;  ///< false: its ToUnicode entry says another text, which the page must put right
  };

  /// The two-byte code that shows a glyph where it stands for `text`: another one for each text, if the kind of font
  /// allows it. The glyph is part of the subset from now on.
  Code use(std::uint32_t glyph, typesetting::GlyphText text);

  /// Notes where a glyph hangs in vertical writing (thousandths of an em above its baseline).
  void use_vertical(std::uint32_t glyph);

  ObjectNumber horizontal();  ///< the font dictionary for horizontal writing
  ObjectNumber vertical();

  void write();

 private:
  PoDoFo::PdfDictionary descriptor(ObjectNumber font_file, const std::string& name, bool cff) const;
  std::string to_unicode() const;
  PoDoFo::PdfArray widths(std::int64_t& usual) const;
  void write_font_file(ObjectNumber number, ObjectNumber map_number);

  const typesetting::Font& font_;
  ObjectFile& file_;
  ObjectNumber horizontal_ = 0;
  ObjectNumber vertical_ = 0;
  /// A glyph and what it stands for.
  struct Use {
    std::uint32_t glyph = 0;
    typesetting::GlyphText text = typesetting::no_text;
  };

  std::uint16_t add_code(std::uint32_t glyph, typesetting::GlyphText text);
  std::set<std::uint32_t> glyphs() const;

  const typesetting::ClusterTexts& texts_;
  bool renumbered_ = true;  // codes count up as glyphs are first used; otherwise they are the glyph's own index
  std::vector<std::uint16_t> codes_;                              // by glyph, the first one; 0: not used yet
  std::unordered_map<std::uint64_t, std::uint16_t> other_codes_;  // by glyph and text
  std::vector<Use> uses_;                                         // by code
  std::map<std::uint32_t, int> vertical_origins_;
};

}  // namespace galley::pdf
