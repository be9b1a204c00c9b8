// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Pages set by the tests themselves, glyph by glyph: every letter of a font is half as wide as its size, every Han
/// character as wide.

#include <string>
#include <string_view>
#include <vector>

#include "galley/diagnostics.hpp"
#include "page_layout/article_pieces.hpp"
#include "page_layout/page_content.hpp"
#include "structure/build.hpp"

namespace galley::testing {

struct Setting {
  float size = 10;
  float leading = 14;
  float indent = 0;       ///< of first lines
  float space_after = 0;  ///< after a paragraph
  std::uint16_t font = 0;
  bool right_to_left = false;
  bool hyphenate = false;  ///< break words at the line end
};

class MadeUpPage {
 public:
  explicit MadeUpPage(std::uint32_t number = 1, float width = 600, float height = 800);

  layout::PageContent page;

  /// Shows a line that begins at (x, y); returns where it ends.
  float line(std::string_view text, float x, float y, const Setting& setting = {});

  /// Breaks paragraphs into lines of a column's width and shows them from `top` down to `bottom`; returns the lines
  /// that found no room, for the next column.
  struct Rest {
    std::vector<std::string> lines;  ///< empty: a paragraph ends
    float y = 0;                     ///< of the line after the last
  };
  Rest column(const std::vector<std::string>& lines, float left, float top, float bottom, float width,
              const Setting& setting = {});

  /// The lines of paragraphs in a column of this width; a line that ends a paragraph has an empty one after it, one
  /// that begins it a tab before it.
  static std::vector<std::string> lines_of(const std::vector<std::string>& paragraphs, float width,
                                           const Setting& setting = {});

  static float width_of(std::string_view text, float size);

  /// Shows the glyphs in another order, the same for the same seed.
  void scramble(unsigned seed);

  void rule(float left, float top, float right, float bottom) { page.rules.push_back({{left, top, right, bottom}}); }
  void ground(float left, float top, float right, float bottom) {
    page.grounds.push_back({{left, top, right, bottom}, 0xDDDDDD, true});
  }
};

/// Text of some length: `count` different paragraphs.
std::vector<std::string> english_paragraphs(std::size_t count);
std::vector<std::string> chinese_paragraphs(std::size_t count);

/// The pieces of pages.
std::vector<structure::Piece> pieces_of(const std::vector<layout::PageContent>& pages);

/// The same with the notes at the foot.
layout::LayoutPieces pieces_and_notes_of(const std::vector<layout::PageContent>& pages);

/// The text of each piece that is a paragraph.
std::vector<std::string> texts_of(const std::vector<structure::Piece>& pieces);

}  // namespace galley::testing
