// SPDX-License-Identifier: Apache-2.0
#pragma once

/// One page taken apart to blocks in reading order.

#include <map>
#include <vector>

#include "page_layout/layout_block.hpp"
#include "page_layout/page_content.hpp"
#include "page_layout/region_order.hpp"

namespace galley::layout {

enum class RegionKind : std::uint8_t { text, aside, table, margin };

/// What was read together, for who wants to see it.
struct RegionShown {
  RegionKind kind = RegionKind::text;
  Rectangle box;  ///< on the page
  std::vector<Rectangle> lines;
};

struct PageFlow {
  std::vector<LayoutBlock> blocks;
  std::vector<RegionShown> regions;  ///< in order; only if FlowState::explain
  float body_size = 0;
  float height = 0;
};

/// What one page teaches about the next.
struct FlowState {
  LineHabits habits;
  std::vector<Gutter> gutters;       ///< of the page before
  std::vector<LinkArea> links;       ///< of all pages so far, those with text on them
  std::map<int, std::size_t> sizes;  ///< characters of all pages so far by font size in quarters of a point
  bool use_marks = true;
  bool explain = false;  ///< tell regions and lines too
};

PageFlow flow_of_page(const PageContent& page, FlowState& state);

}  // namespace galley::layout
