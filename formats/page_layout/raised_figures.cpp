// SPDX-License-Identifier: Apache-2.0
#include "page_layout/raised_figures.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace galley::layout {
namespace {

constexpr float narrow = 0.76F;             // of the usual width
constexpr std::size_t least_figures = 8;    // that tell what is usual
constexpr std::size_t most_figures = 5000;  // of one font that are looked at

bool is_figure(std::string_view text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '9'; }

float width_of(const Glyph& glyph) { return glyph.size > 0 ? glyph.advance / glyph.size : 0; }

}  // namespace

std::vector<FigureWidths> figure_widths(const PageContent& page) {
  std::vector<std::vector<float>> seen(page.fonts.size());
  std::vector<FigureWidths> widths(page.fonts.size());
  for (const Glyph& glyph : page.glyphs) {
    const std::string_view text = page.text_of(glyph);
    if (glyph.font >= seen.size() || !is_figure(text) || seen[glyph.font].size() >= most_figures) continue;
    seen[glyph.font].push_back(width_of(glyph));
    if (text[0] == '1') widths[glyph.font].one = std::max(widths[glyph.font].one, width_of(glyph));
  }
  for (std::size_t font = 0; font < seen.size(); ++font) {
    std::vector<float>& all = seen[font];
    if (all.size() < least_figures) continue;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    const float usual = *middle;
    const auto few = std::count_if(all.begin(), all.end(), [&](float width) { return width < narrow * usual; });
    // Where many are narrow, lines are condensed or the font is of another kind.
    if (few * 4 <= std::ssize(all)) widths[font].usual = usual;
  }
  return widths;
}

bool is_narrow_figure(const PageContent& page, const Glyph& glyph, const std::vector<FigureWidths>& widths) {
  const std::string_view text = page.text_of(glyph);
  if (glyph.font >= widths.size() || !is_figure(text)) return false;
  const FigureWidths& font = widths[glyph.font];
  return font.usual > 0 && width_of(glyph) < narrow * (text[0] == '1' ? font.one : font.usual);
}

}  // namespace galley::layout
