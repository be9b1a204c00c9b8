// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/font_program.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <unordered_map>

#include "galley/unicode.hpp"
#include "pdf_text/glyph_names.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::uint64_t largest_font = std::uint64_t{64} << 20;

/// FreeType's state for the process: opening it costs more than most fonts do.
FT_Library library() {
  struct Owner {
    FT_Library value = nullptr;
    Owner() {
      if (FT_Init_FreeType(&value) != 0) value = nullptr;
    }
    ~Owner() {
      if (value != nullptr) FT_Done_FreeType(value);
    }
  };
  static const Owner owner;
  return owner.value;
}

const PdfObject* font_file(const PdfObject* descriptor) {
  for (const char* key : {"FontFile3", "FontFile2", "FontFile"}) {
    if (const PdfObject* file = entry(descriptor, key); file != nullptr && file->HasStream()) return file;
  }
  return nullptr;
}

}  // namespace

struct FontProgram::Opened {
  std::string data;
  FT_Face face = nullptr;
  std::unordered_map<std::uint32_t, char32_t> character_of_glyph;  // reversed Unicode map
  bool reversed = false;

  ~Opened() {
    if (face != nullptr) FT_Done_Face(face);
  }

  bool append_named(std::uint32_t glyph, std::string& text) const {
    if (face == nullptr || !FT_HAS_GLYPH_NAMES(face)) return false;
    char name[128] = {};
    return FT_Get_Glyph_Name(face, glyph, name, sizeof name) == 0 && append_glyph_name(name, text);
  }

  char32_t mapped(std::uint32_t glyph) {
    if (face == nullptr) return 0;
    if (!reversed) {
      reversed = true;
      if (FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0) {
        FT_UInt index = 0;
        std::size_t steps = 0;
        for (FT_ULong c = FT_Get_First_Char(face, &index); index != 0 && steps < 200'000;
             c = FT_Get_Next_Char(face, c, &index), ++steps) {
          const auto character = static_cast<char32_t>(c);
          const auto [place, added] = character_of_glyph.emplace(index, character);
          // Of several characters the one that is no radical, compatibility form or private use is meant.
          if (!added && (place->second < 0x30 || (place->second >= 0x2E80 && place->second < 0x2FE0) ||
                         (place->second >= 0xE000 && place->second < 0xF900))) {
            place->second = character;
          }
        }
      }
    }
    const auto found = character_of_glyph.find(glyph);
    return found == character_of_glyph.end() ? 0 : found->second;
  }
};

FontProgram::FontProgram(ContentBudget& budget) : budget_(budget) {}
FontProgram::~FontProgram() = default;

bool FontProgram::embedded() const { return font_file(descriptor_) != nullptr; }

FontProgram::Opened& FontProgram::open() {
  if (opened_) return *opened_;
  opened_ = std::make_unique<Opened>();
  if (const PdfObject* file = font_file(descriptor_); file != nullptr && library() != nullptr) {
    opened_->data = stream_data_within(file, largest_font, budget_.font_bytes);
    if (FT_New_Memory_Face(library(), reinterpret_cast<const FT_Byte*>(opened_->data.data()),
                           static_cast<FT_Long>(opened_->data.size()), 0, &opened_->face) != 0) {
      opened_->face = nullptr;
      opened_->data = {};
    }
  }
  return *opened_;
}

bool FontProgram::append_glyph(std::uint32_t glyph, std::string& text) {
  Opened& font = open();
  const char32_t character = font.mapped(glyph);
  return (character != 0 && append_character(character, text)) || font.append_named(glyph, text);
}

bool FontProgram::append_code(std::uint32_t code, std::string& text) {
  Opened& font = open();
  if (font.face == nullptr) return false;
  if (FT_Select_Charmap(font.face, FT_ENCODING_ADOBE_CUSTOM) == 0 ||
      FT_Select_Charmap(font.face, FT_ENCODING_ADOBE_STANDARD) == 0 ||
      FT_Select_Charmap(font.face, FT_ENCODING_ADOBE_EXPERT) == 0) {
    const FT_UInt glyph = FT_Get_Char_Index(font.face, code);
    return glyph != 0 && font.append_named(glyph, text);
  }
  for (int i = 0; i < font.face->num_charmaps; ++i) {
    const FT_CharMap map = font.face->charmaps[i];
    const bool symbol = map->platform_id == 3 && map->encoding_id == 0;
    const bool mac = map->platform_id == 1 && map->encoding_id == 0;
    if (!symbol && !mac) continue;
    if (FT_Set_Charmap(font.face, map) != 0) continue;
    FT_UInt glyph = FT_Get_Char_Index(font.face, code);
    if (glyph == 0 && symbol) glyph = FT_Get_Char_Index(font.face, 0xF000 + code);
    if (glyph == 0) continue;
    if (font.append_named(glyph, text)) return true;
    const char32_t character = font.mapped(glyph);
    if (character != 0 && (character < 0xE000 || character >= 0xF900) && append_character(character, text)) return true;
  }
  return false;
}

}  // namespace galley::pdf_text
