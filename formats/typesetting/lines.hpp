// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "typesetting/line_breaking.hpp"
#include "typesetting/paragraph.hpp"
#include "typesetting/piece.hpp"

namespace galley::typesetting {

/// Breaks a paragraph into lines of `width` and appends them as pieces that begin at `x`. Lines that must not part
/// (the first two and the last two of a paragraph) are kept together.
void set_paragraph(Paragraph& paragraph, const ParagraphStyle& style, float x, float width, Composer& composer,
                   std::vector<Piece>& pieces);

/// The widths that a paragraph would have: unbroken, and broken wherever it may be.
struct ParagraphExtent {
  float longest = 0;   ///< the longest line if none is broken
  float shortest = 0;  ///< the widest unit that cannot be divided
};
ParagraphExtent measure_paragraph(const Paragraph& paragraph);

}  // namespace galley::typesetting
