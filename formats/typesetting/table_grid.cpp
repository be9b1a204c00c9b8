// SPDX-License-Identifier: Apache-2.0
#include "typesetting/table_grid.hpp"

#include <algorithm>

namespace galley::typesetting {
namespace {

constexpr std::uint32_t most_columns = 65'536;

}  // namespace

TableGrid place_cells(const Table& table) {
  TableGrid grid;
  grid.rows.resize(table.rows.size());
  // First without spans of columns: no span is worth more columns than the cells of all rows fill.
  std::size_t most_cells = 0;
  for (const TableRow& row : table.rows) most_cells = std::max(most_cells, row.cells.size());
  std::uint64_t widest = 0;
  for (const TableRow& row : table.rows) {
    std::uint64_t width = 0;
    for (const TableCell& cell : row.cells) width += std::clamp<std::uint64_t>(cell.column_span, 1, 1000);
    widest = std::max(widest, width);
  }
  const auto limit = static_cast<std::uint32_t>(std::min<std::uint64_t>(widest, most_columns));
  std::vector<std::uint32_t> busy;  // for each column: down to which row (exclusive) a cell from above reaches
  for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
    std::uint32_t column = 0;
    for (const TableCell& cell : table.rows[r].cells) {
      while (column < busy.size() && busy[column] > r) ++column;
      GridCell placed;
      placed.cell = &cell;
      placed.row = r;
      placed.column = column;
      const std::uint32_t room = limit > column ? limit - column : 1;
      placed.column_span = std::clamp<std::uint32_t>(cell.column_span, 1, room);
      placed.row_span = static_cast<std::uint32_t>(
          std::clamp<std::uint64_t>(cell.row_span, 1, table.rows.size() - r));
      if (busy.size() < column + placed.column_span) busy.resize(column + placed.column_span, 0);
      for (std::uint32_t i = 0; i < placed.column_span; ++i) busy[column + i] = r + placed.row_span;
      column += placed.column_span;
      grid.rows[r].push_back(placed);
    }
  }
  grid.columns = static_cast<std::uint32_t>(busy.size());
  return grid;
}

std::vector<float> share_width(const std::vector<ColumnExtent>& columns, float width) {
  float shortest = 0;
  float longest = 0;
  for (const ColumnExtent& column : columns) {
    shortest += column.shortest;
    longest += std::max(column.longest, column.shortest);
  }
  std::vector<float> widths;
  widths.reserve(columns.size());
  for (const ColumnExtent& column : columns) {
    const float most = std::max(column.longest, column.shortest);
    if (longest <= width) {
      // A table that nearly fills its column fills it; a small one stays as small as it is.
      widths.push_back(longest > 0.55F * width ? most * width / longest : most);
    } else if (shortest >= width) {
      widths.push_back(column.shortest * width / shortest);
    } else {
      widths.push_back(column.shortest + (most - column.shortest) * (width - shortest) / (longest - shortest));
    }
  }
  return widths;
}

}  // namespace galley::typesetting
