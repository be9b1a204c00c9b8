// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What an embedded font program says about its glyphs: names, built-in encodings and character maps, by FreeType.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pdf_text/objects.hpp"

namespace galley::pdf_text {

/// An embedded font file, opened only when it is asked. Not thread-safe.
class FontProgram {
 public:
  FontProgram();
  ~FontProgram();
  FontProgram(FontProgram&&) noexcept;
  FontProgram& operator=(FontProgram&&) noexcept;

  /// From a font descriptor (FontFile, FontFile2, FontFile3); may be null.
  void set_descriptor(const PdfObject* descriptor) { descriptor_ = descriptor; }

  bool embedded() const;

  /// The character that a glyph index stands for by the font's own Unicode map or glyph names; 0 when not known.
  char32_t character_of_glyph(std::uint32_t glyph);

  /// The character that a code stands for by the font's built-in encoding (Type 1 and CFF: the glyph's name;
  /// TrueType: the (3, 0) or (1, 0) map, then the glyph's name or Unicode map); 0 when not known.
  char32_t character_of_code(std::uint32_t code);

 private:
  struct Opened;
  Opened& open();

  const PdfObject* descriptor_ = nullptr;
  std::unique_ptr<Opened> opened_;
};

}  // namespace galley::pdf_text
