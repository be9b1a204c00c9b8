// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Fonts as text sees them (ISO 32000-1, 9.5 to 9.10): from codes in a shown string to characters and widths.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "page_layout/page_content.hpp"
#include "pdf_text/cmap.hpp"
#include "pdf_text/content_budget.hpp"
#include "pdf_text/font_program.hpp"
#include "pdf_text/objects.hpp"

namespace galley::pdf_text {

/// What one code of a font shows.
struct FontGlyph {
  std::string text;            ///< UTF-8; empty when no character is known
  float width = 0;             ///< of the font size, along the baseline when set horizontally
  float vertical_advance = 1;  ///< of the font size, downwards, when set vertically
  float origin_x = 0;          ///< from the horizontal to the vertical origin, of the font size
  float origin_y = 0.88F;
  bool known = false;  ///< this entry was looked up
};

/// One font of a document. Looks each code up once. Not thread-safe.
class TextFont {
 public:
  /// Reads a font dictionary. Never fails: what is broken is passed over, and a missing dictionary gives a font that
  /// shows bytes as WinAnsiEncoding.
  /// `budget`, which what is unpacked is taken from, must outlive the font.
  TextFont(const PdfObject* dictionary, ContentBudget& budget);

  struct Shown {
    const FontGlyph* glyph;
    std::uint32_t bytes;
    bool word_space;  ///< a single-byte code 32, which word spacing applies to (9.3.3)
  };

  /// The code that `text` (not empty) begins with. The glyph lasts as long as the font.
  Shown next(std::string_view text);

  bool vertical() const { return vertical_; }

  /// Glyph space to text space: 0.001 but for Type 3 fonts.
  double glyph_unit() const { return glyph_unit_; }

  const layout::Font& description() const { return description_; }

 private:
  void read_simple(const PdfObject* dictionary);
  void read_composite(const PdfObject* dictionary);
  void read_descriptor(const PdfObject* descriptor);
  void read_simple_encoding(const PdfObject* dictionary);
  void read_simple_widths(const PdfObject* dictionary);
  void read_widths(const PdfObject* array);
  void read_vertical_metrics(const PdfObject* array);
  FontGlyph look_up_simple(std::uint32_t code);
  FontGlyph look_up_composite(std::uint32_t code);
  bool append_in_usual_order(std::uint32_t glyph, std::string& text);
  bool append_to_unicode(std::uint32_t code, std::string& text) const;

  ContentBudget& budget_;
  layout::Font description_;
  ToUnicode to_unicode_;
  bool codes_are_unicode_ = false;  // ToUnicode is the name of an identity map
  FontProgram program_;
  double glyph_unit_ = 0.001;
  bool vertical_ = false;
  bool composite_ = false;
  bool symbolic_ = false;
  bool true_type_ = false;
  std::uint32_t name_number_base_ = 10;  // of the numbers in glyph names that mean nothing else

  std::array<std::string, 256> encoding_text_;  // of a simple font, from Encoding
  std::array<std::string, 256> encoding_name_;  // glyph names that Differences gives
  std::array<float, 256> widths_{};
  std::array<FontGlyph, 256> simple_glyphs_;

  std::shared_ptr<const CMap> cmap_;
  std::string collection_;  // "Adobe-GB1"
  std::string cid_to_gid_;  // two bytes for each CID
  bool identity_cid_to_gid_ = true;
  std::optional<bool> usual_order_;  // once it was asked for
  float default_width_ = 1;
  float default_origin_y_ = 0.88F;
  float default_vertical_advance_ = 1;
  std::unordered_map<std::uint32_t, float> cid_widths_;
  struct VerticalMetrics {
    float advance, origin_x, origin_y;
  };
  std::unordered_map<std::uint32_t, VerticalMetrics> cid_vertical_;
  std::unordered_map<std::uint32_t, FontGlyph> composite_glyphs_;
};

}  // namespace galley::pdf_text
