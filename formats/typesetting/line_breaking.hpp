// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "typesetting/paragraph.hpp"

namespace galley::typesetting {

/// One line: which units are on it, and how much its gaps give.
struct LineExtent {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;      ///< exclusive; spaces at the end are counted in, though they take no room
  std::uint32_t visible = 0;  ///< exclusive end without those spaces
  float natural = 0;          ///< width with nothing stretched, trimmed at both ends, a hyphen included
  float ratio = 0;            ///< of each gap's stretch (above 0) or shrink (below 0)
  bool hyphen = false;        ///< ends in a hyphen that the text does not have
};

struct LineWidths {
  float first = 0;
  float other = 0;
  float hyphen = 0;  ///< width of a hyphen
};

/// Lines with the least demerits over the whole paragraph (Knuth and Plass 1981). `tolerance` is the ratio up to
/// which a gap may stretch; empty if no set of lines keeps it, unless `emergency`, which then takes what is best.
std::vector<LineExtent> break_justified(const std::vector<Unit>& units, const LineWidths& widths, float tolerance,
                                        bool emergency);

/// Each line as full as it gets.
std::vector<LineExtent> break_first_fit(const std::vector<Unit>& units, const LineWidths& widths);

/// As many lines as first fit makes, as equally long as can be: for headlines.
std::vector<LineExtent> break_balanced(const std::vector<Unit>& units, const LineWidths& widths);

}  // namespace galley::typesetting
