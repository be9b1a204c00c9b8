// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Tables that rules are drawn around.

#include <cstdint>
#include <vector>

#include "page_layout/page_content.hpp"

namespace galley::layout {

struct RuledCell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t row_span = 1;
  std::uint32_t column_span = 1;
};

struct RuledTable {
  Rectangle box;
  std::vector<float> columns;  ///< where they begin, and where the last one ends
  std::vector<float> rows;     ///< likewise
  std::size_t row_count = 0;
  std::vector<RuledCell> cells;              ///< row by row, from the left
  std::vector<std::uint32_t> cell_of_field;  ///< for each field of the grid the cell that covers it

  /// The cell at a point, or the one nearest to it.
  std::size_t cell_at(float x, float y) const;
};

/// The grids that the rules and grounds of a page make: at least two fields, of which at least one edge within is
/// drawn. Bounded: pages with thousands of rules have drawings, not tables.
std::vector<RuledTable> ruled_tables(const PageContent& page);

}  // namespace galley::layout
