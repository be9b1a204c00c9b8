// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "galley/document.hpp"

namespace galley::typesetting {

/// A cell at its place in the grid, spans cut to what is there.
struct GridCell {
  const TableCell* cell = nullptr;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
};

struct TableGrid {
  std::uint32_t columns = 0;
  std::vector<std::vector<GridCell>> rows;
};

/// Places cells by the HTML table model. Spans that reach beyond every other cell are cut.
TableGrid place_cells(const Table& table);

/// What a column's content asks for.
struct ColumnExtent {
  float shortest = 0;  ///< the widest thing that cannot be broken
  float longest = 0;   ///< the longest line if nothing is broken
};

/// Widths of columns in `width`, from their content. Where not all find room, those that are content with an equal
/// share (or less) are not squeezed: the others share what is left. Where words find no room, those of the widest
/// columns are divided.
std::vector<float> share_width(std::vector<ColumnExtent> columns, float width);

}  // namespace galley::typesetting
