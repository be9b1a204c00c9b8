// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Figures that a font has in a raised form too, for the marks of notes: neither their size nor their place tells them
/// from the usual ones, but they are narrower.

#include <vector>

#include "page_layout/page_content.hpp"

namespace galley::layout {

/// How wide the figures of one font are on a page, as a part of the font size.
struct FigureWidths {
  float usual = 0;  ///< 0: too few to tell, or of too many widths
  float one = 0;    ///< of the widest figure one, which is narrower than the others in many fonts
};

/// Of each font of the page.
std::vector<FigureWidths> figure_widths(const PageContent& page);

/// Is this a figure, and much narrower than those of its font are?
bool is_narrow_figure(const PageContent& page, const Glyph& glyph, const std::vector<FigureWidths>& widths);

}  // namespace galley::layout
