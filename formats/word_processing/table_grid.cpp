// SPDX-License-Identifier: Apache-2.0
#include "word_processing/table_grid.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace galley::word_processing {

TableGrid table_grid(const Table& table) {
  TableGrid grid;
  std::vector<std::uint32_t> covered;  // rows that a column is taken for, this one included
  for (const TableRow& row : table.rows) {
    for (std::uint32_t& rows : covered) rows -= rows > 0 ? 1 : 0;
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
      while (column < covered.size() && covered[column] > 0) ++column;
      const std::size_t end = std::min<std::size_t>(column + cell.column_span, widest_grid);
      if (covered.size() < end) covered.resize(end);
      for (; column < end; ++column) {
        if (covered[column] > 0) grid.overlaps = true;
        covered[column] = std::max(covered[column], cell.row_span);
      }
    }
    grid.columns = std::max(grid.columns, covered.size());
  }
  return grid;
}

std::string row_spans(const Table& table) {
  std::string spans;
  for (const TableRow& row : table.rows) {
    for (const TableCell& cell : row.cells) {
      if (!spans.empty()) spans += ' ';
      spans += std::to_string(cell.row_span);
    }
  }
  return spans;
}

void set_row_spans(Table& table, std::string_view spans) {
  for (TableRow& row : table.rows) {
    for (TableCell& cell : row.cells) {
      std::uint32_t span = 0;
      while (!spans.empty() && spans[0] >= '0' && spans[0] <= '9' && span < 1'000'000) {
        span = span * 10 + static_cast<std::uint32_t>(spans[0] - '0');
        spans.remove_prefix(1);
      }
      if (span > 1) cell.row_span = span;
      if (!spans.empty()) spans.remove_prefix(1);
    }
  }
}

}  // namespace galley::word_processing
