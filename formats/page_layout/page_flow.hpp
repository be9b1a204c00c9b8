// SPDX-License-Identifier: Apache-2.0
#pragma once

/// One page taken apart to blocks in reading order.

#include <vector>

#include "page_layout/layout_block.hpp"
#include "page_layout/page_content.hpp"
#include "page_layout/region_order.hpp"

namespace galley::layout {

struct PageFlow {
  std::vector<LayoutBlock> blocks;
  float body_size = 0;
  float height = 0;
};

/// What one page teaches about the next.
struct FlowState {
  LineHabits habits;
  std::vector<Gutter> gutters;  ///< of the page before
  std::vector<LinkArea> links;  ///< of all pages so far, those with text on them
  bool use_marks = true;
};

PageFlow flow_of_page(const PageContent& page, FlowState& state);

}  // namespace galley::layout
