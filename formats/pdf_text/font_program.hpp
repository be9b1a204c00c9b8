// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What an embedded font program says about its glyphs: names, built-in encodings and character maps, by FreeType.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pdf_text/content_budget.hpp"
#include "pdf_text/objects.hpp"

namespace galley::pdf_text {

/// An embedded font file, opened only when it is asked. Not thread-safe.
class FontProgram {
 public:
  /// `budget`, which the unpacked font file is taken from, must outlive the object.
  explicit FontProgram(ContentBudget& budget);
  ~FontProgram();
  FontProgram(const FontProgram&) = delete;
  FontProgram& operator=(const FontProgram&) = delete;

  /// From a font descriptor (FontFile, FontFile2, FontFile3); may be null.
  void set_descriptor(const PdfObject* descriptor) { descriptor_ = descriptor; }

  bool embedded() const;

  /// Appends what a glyph index stands for by the font's own Unicode map or glyph names; false when that is not known.
  bool append_glyph(std::uint32_t glyph, std::string& text);

  /// Appends what a code stands for by the font's built-in encoding (Type 1 and CFF: the glyph's name, which may be a
  /// ligature's; TrueType: the (3, 0) or (1, 0) map, then the glyph's name or Unicode map); false when not known.
  bool append_code(std::uint32_t code, std::string& text);

 private:
  struct Opened;
  Opened& open();

  ContentBudget& budget_;
  const PdfObject* descriptor_ = nullptr;
  std::unique_ptr<Opened> opened_;
};

}  // namespace galley::pdf_text
