// SPDX-License-Identifier: Apache-2.0
#include "page_layout/upright_lines.hpp"

#include <cmath>

#include "galley/unicode.hpp"

namespace galley::layout {
namespace {

constexpr std::size_t least_steps = 20;
constexpr float ascent_of_square = 0.88F;  // of the square that a wide glyph stands in, above its baseline

bool is_upright_wide(const PageContent& page, const Glyph& glyph) {
  if (glyph.text_length == 0 || glyph.vertical || glyph.direction_x < 0.99F) return false;
  return is_wide(*CodePoints(page.text_of(glyph)).begin());
}

}  // namespace

std::optional<PageContent> with_vertical_lines(const PageContent& page) {
  std::size_t down = 0;
  std::size_t right = 0;
  for (std::size_t i = 0; i + 1 < page.glyphs.size(); ++i) {
    const Glyph& a = page.glyphs[i];
    const Glyph& b = page.glyphs[i + 1];
    if (!is_upright_wide(page, a) || !is_upright_wide(page, b)) continue;
    const float x = b.x - a.x;
    const float y = b.y - a.y;
    if (std::fabs(x) < 0.15F * a.size && y > 0.7F * a.size && y < 1.6F * a.size) ++down;
    if (std::fabs(y) < 0.15F * a.size && x > 0.4F * a.size && x < 1.6F * a.size) ++right;
  }
  if (down < least_steps || down < 2 * right) return std::nullopt;
  PageContent told = page;
  for (Glyph& glyph : told.glyphs) {
    if (!is_upright_wide(page, glyph)) continue;
    glyph.x += glyph.advance / 2;
    glyph.y -= ascent_of_square * glyph.size;
    glyph.advance = glyph.size;
    glyph.direction_x = 0;
    glyph.direction_y = 1;
    glyph.vertical = true;
  }
  return told;
}

}  // namespace galley::layout
