// SPDX-License-Identifier: Apache-2.0
#include "typesetting/table_grid.hpp"

#include <algorithm>

namespace galley::typesetting {
namespace {

constexpr std::uint32_t most_columns = 65'536;

/// A column in which no cell begins says nothing: spans shrink by it.
void drop_empty_columns(TableGrid& grid, std::size_t columns) {
  std::vector<std::uint32_t> place(columns + 1, 0);
  for (const auto& row : grid.rows) {
    for (const GridCell& cell : row) place[cell.column] = 1;
  }
  std::uint32_t next = 0;
  for (std::uint32_t& column : place) {
    const bool used = column != 0;
    column = next;
    if (used) ++next;
  }
  for (auto& row : grid.rows) {
    for (GridCell& cell : row) {
      const std::uint32_t end = place[std::min<std::size_t>(cell.column + cell.column_span, columns)];
      cell.column = place[cell.column];
      cell.column_span = std::max(end, cell.column + 1) - cell.column;
    }
  }
  grid.columns = next;
}

}  // namespace

TableGrid place_cells(const Table& table) {
  TableGrid grid;
  grid.rows.resize(table.rows.size());
  std::size_t most_cells = 0;
  for (const TableRow& row : table.rows) most_cells = std::max(most_cells, row.cells.size());
  // Where few cells stand beside each other, no span needs to be wider for all to find their places.
  const auto widest_span = static_cast<std::uint32_t>(std::min<std::size_t>(1000, 4 * most_cells + 16));
  std::vector<std::uint32_t> busy;  // for each column: down to which row (exclusive) a cell from above reaches
  for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
    std::uint32_t column = 0;
    for (const TableCell& cell : table.rows[r].cells) {
      while (column < busy.size() && busy[column] > r) ++column;
      GridCell placed;
      placed.cell = &cell;
      placed.row = r;
      placed.column = column;
      placed.column_span = std::clamp<std::uint32_t>(cell.column_span, 1, widest_span);
      if (column >= most_columns) placed.column_span = 1;
      placed.row_span = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(cell.row_span, 1, table.rows.size() - r));
      if (busy.size() < column + placed.column_span) busy.resize(column + placed.column_span, 0);
      for (std::uint32_t i = 0; i < placed.column_span; ++i) busy[column + i] = r + placed.row_span;
      column += placed.column_span;
      grid.rows[r].push_back(placed);
    }
  }
  drop_empty_columns(grid, busy.size());
  return grid;
}

namespace {

/// Makes the least width of modest columns all that they ask for, as long as the others still have theirs.
void spare_modest_columns(std::vector<ColumnExtent>& columns, float width) {
  float shortest = 0;
  for (const ColumnExtent& column : columns) shortest += column.shortest;
  std::vector<std::size_t> order(columns.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return columns[a].longest < columns[b].longest; });
  float left = width;
  std::size_t others = columns.size();
  for (const std::size_t i : order) {
    ColumnExtent& column = columns[i];
    const float more = std::max(0.0F, column.longest - column.shortest);
    if (column.longest > left / static_cast<float>(others) || shortest + more > width) return;
    shortest += more;
    column.shortest += more;
    left -= column.shortest;
    --others;
  }
}

/// The most that a column may have so that all together are `width` wide: the widest give way first.
float widest_allowed(const std::vector<ColumnExtent>& columns, float width) {
  std::vector<float> wanted;
  wanted.reserve(columns.size());
  for (const ColumnExtent& column : columns) wanted.push_back(column.shortest);
  std::sort(wanted.begin(), wanted.end());
  float left = width;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const float share = left / static_cast<float>(wanted.size() - i);
    if (wanted[i] > share) return share;
    left -= wanted[i];
  }
  return width;
}

}  // namespace

std::vector<float> share_width(std::vector<ColumnExtent> columns, float width) {
  spare_modest_columns(columns, width);
  float shortest = 0;
  float longest = 0;
  for (const ColumnExtent& column : columns) {
    shortest += column.shortest;
    longest += std::max(column.longest, column.shortest);
  }
  std::vector<float> widths;
  widths.reserve(columns.size());
  const float allowed = shortest > width ? widest_allowed(columns, width) : width;
  for (const ColumnExtent& column : columns) {
    const float most = std::max(column.longest, column.shortest);
    if (longest <= width) {
      // A table that nearly fills its column fills it; a small one stays as small as it is.
      widths.push_back(longest > 0.55F * width ? most * width / longest : most);
    } else if (shortest > width) {
      widths.push_back(std::min(column.shortest, allowed));
    } else {
      widths.push_back(column.shortest + (most - column.shortest) * (width - shortest) / (longest - shortest));
    }
  }
  return widths;
}

}  // namespace galley::typesetting
