// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
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
  EmbeddedFont(const typesetting::Font& font, ObjectFile& file);

  const typesetting::Font& font() const { return font_; }

  /// The two-byte code that shows a glyph, from now on part of the subset.
  std::uint16_t use(std::uint32_t glyph);

  /// Notes that the glyph stands for `text`. False if it stands for another text already: then the page must say so
  /// by ActualText.
  bool stands_for(std::uint32_t glyph, std::u32string_view text);

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
  bool renumbered_ = true;  // codes count up as glyphs are first used; otherwise they are the glyph's own index
  std::uint16_t next_code_ = 1;
  std::vector<std::uint16_t> codes_;  // by glyph; 0: not used yet
  std::map<std::uint32_t, std::u32string> glyphs_;  // used ones and their text
  std::map<std::uint32_t, int> vertical_origins_;
};

}  // namespace galley::pdf
