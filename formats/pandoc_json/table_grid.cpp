// SPDX-License-Identifier: Apache-2.0
#include "pandoc_json/table_grid.hpp"

#include <algorithm>

namespace galley::pandoc_json {

void TableGrid::next_row() {
  for (std::uint32_t& rows : left_) rows -= std::min<std::uint32_t>(rows, 1);
  column_ = 0;
}

std::size_t TableGrid::place(std::uint32_t column_span, std::uint32_t row_span) {
  while (column_ < left_.size() && left_[column_] > 0) ++column_;
  const std::size_t at = column_;
  left_.resize(std::max(left_.size(), at + column_span), 0);
  for (; column_ < at + column_span; ++column_) left_[column_] = std::max(left_[column_], row_span);
  return at;
}

std::size_t columns_of(const Table& table) {
  TableGrid grid;
  for (const TableRow& row : table.rows) {
    grid.next_row();
    for (const TableCell& cell : row.cells) grid.place(cell.column_span, cell.row_span);
  }
  return grid.columns();
}

bool first_column_heads_rows(const Table& table, std::size_t first) {
  TableGrid grid;
  bool any = false;
  for (std::size_t i = first; i < table.rows.size(); ++i) {
    grid.next_row();
    bool heads = grid.first_is_taken();
    for (const TableCell& cell : table.rows[i].cells) {
      if (grid.place(cell.column_span, cell.row_span) == 0) heads = cell.header && cell.column_span == 1;
    }
    if (!heads) return false;
    any = true;
  }
  return any;
}

}  // namespace galley::pandoc_json
