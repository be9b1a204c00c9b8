// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Which text is in which cell of a table.

#include <vector>

#include "page_layout/layout_block.hpp"
#include "page_layout/page_parts.hpp"
#include "page_layout/region_order.hpp"

namespace galley::layout {

/// The chunks of each cell of a table that is told by alignment alone, row by row from the left.
std::vector<std::vector<Members>> aligned_cells(const PageChunks& chunks, const Members& members,
                                                const std::vector<float>& columns);

/// Bold rows at the top, over others that are not, head the columns.
void find_header_rows(LayoutBlock& table);

}  // namespace galley::layout
