// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A page cut into strips from the top down, each with the white that it leaves, and the strips gathered to blocks that
/// share white: what the order of regions is found by.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "page_layout/region_order.hpp"

namespace galley::layout {

using Intervals = std::vector<Gutter>;           // sorted, apart from each other
using AtomIndices = std::vector<std::uint32_t>;  // into OrderedPage::atoms

inline constexpr float unbounded = std::numeric_limits<float>::infinity();

/// What is ordered, and how.
struct OrderedPage {
  const std::vector<Atom>& atoms;
  const OrderOptions& options;
  float least_gutter = 1;  ///< points
};

/// Atoms beside each other: none reaches into the strip above or below.
struct Strip {
  float top = 0;
  float bottom = 0;
  AtomIndices atoms;
  Intervals free;  ///< from -unbounded to unbounded
  float size = 0;  ///< the largest in it
};

/// Strips that follow each other and leave the same white.
struct StripBlock {
  std::vector<Strip> strips;
  Intervals free;               ///< what all of them leave
  std::vector<Gutter> columns;  ///< accepted gutters; empty: read line by line
  bool table = false;
};

/// White that both leave, where it is at least so wide.
Intervals intersect(const Intervals& a, const Intervals& b, float least);

/// White with text on both sides.
Intervals inner(const Intervals& free);

/// Is there anything of the strip on this side of a gutter?
bool has_left(const OrderedPage& page, const Strip& strip, const Gutter& gutter);
bool has_right(const OrderedPage& page, const Strip& strip, const Gutter& gutter);

/// From where to where the strip reaches.
Gutter reach_of(const OrderedPage& page, const Strip& strip);

std::vector<Strip> strips_of(const OrderedPage& page, const AtomIndices& members);

/// The strips gathered to blocks, from the top.
std::vector<StripBlock> gather_strips(const OrderedPage& page, std::vector<Strip> strips);

}  // namespace galley::layout
