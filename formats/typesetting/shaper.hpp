// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "typesetting/font_library.hpp"
#include "typesetting/page.hpp"

namespace galley::typesetting {

/// Text of one font, shaped, for a font size of 1.
struct ShapedText {
  const Font* font = nullptr;
  bool embolden = false;
  bool slant = false;
  float width = 0;
  std::vector<Glyph> glyphs;            ///< in the order of the text
  std::vector<std::uint16_t> clusters;  ///< for each glyph: where its cluster begins in the text, in UTF-16 units
};

/// Everything but the text itself that shaping depends on. Remembers what it shaped.
class ShapingContext {
 private:
  friend class Shaper;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::u16string_view text) const { return std::hash<std::u16string_view>{}(text); }
  };
  using Words = std::unordered_map<std::u16string, std::vector<ShapedText>, Hash, std::equal_to<>>;
  using Block = std::array<const ShapedText*, 256>;

  FontChain* chain = nullptr;
  hb_script_t script = HB_SCRIPT_COMMON;
  hb_language_t language = nullptr;
  bool bold = false;
  bool italic = false;
  hb_direction_t direction = HB_DIRECTION_LTR;
  Words words;
  std::unordered_map<char32_t, std::unique_ptr<Block>> characters;
  std::vector<std::unique_ptr<ShapedText>> shaped_characters;
  std::size_t bytes = 0;
};

/// Shapes words and characters with HarfBuzz, each once. Not thread-safe.
class Shaper {
 public:
  Shaper(FontLibrary& fonts, ClusterTexts& texts);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  ShapingContext& context(const FontRequest& request, hb_direction_t direction);

  /// A text without spaces, in pieces of one font each, in logical order. Lasts until forget().
  const std::vector<ShapedText>& word(ShapingContext& context, std::u16string_view text);

  /// One character on its own. Lasts as long as the shaper.
  const ShapedText& character(ShapingContext& context, char32_t character);

  /// Texts of glyphs that stand for more than one character.
  ClusterTexts& texts() { return texts_; }

  /// Drops remembered words once they take much memory. No result of word() may be in use.
  void forget();

 private:
  void shape(const ShapingContext& context, const Font& font, std::u16string_view text, ShapedText& shaped);
  static void join_clusters(const hb_glyph_info_t* infos, const hb_glyph_position_t* positions, unsigned count,
                            std::u16string_view text, bool backward, ShapedText& shaped);
  void say_all(std::u16string_view text, ShapedText& shaped);
  void share_text(std::u16string_view text, std::size_t begin, std::size_t end, std::size_t to, ShapedText& shaped);
  void shape_missing(ShapingContext& context, std::u16string_view text, std::vector<ShapedText>& shaped);

  FontLibrary& fonts_;
  ClusterTexts& texts_;
  hb_buffer_t* buffer_;
  std::map<std::tuple<FontRequest, hb_direction_t>, ShapingContext> contexts_;
  std::size_t remembered_ = 0;
};

}  // namespace galley::typesetting
