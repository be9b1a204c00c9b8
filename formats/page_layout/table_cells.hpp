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

/// The rows that a field row of a ruled table holds: rules may part groups of rows, whose lines stand side by side in
/// all columns and are mostly numbers. One row, that of all cells, where nothing tells of more.
std::vector<std::vector<Members>> rows_between_rules(const PageContent& page, const PageChunks& chunks,
                                                     const std::vector<Members>& cells);

/// Bold rows at the top, over others that are not, head the columns.
void find_header_rows(LayoutBlock& table);

}  // namespace galley::layout
