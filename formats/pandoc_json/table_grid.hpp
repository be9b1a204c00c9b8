// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "galley/document.hpp"

namespace galley::pandoc_json {

/// Where cells stand, row after row: each at the first column that no cell before it or from above takes up.
class TableGrid {
 public:
  void next_row();
  /// The column, from 0, where the next cell of this row stands.
  std::size_t place(std::uint32_t column_span, std::uint32_t row_span);
  /// How many columns there are so far.
  std::size_t columns() const { return left_.size(); }
  /// Does a cell from above take up the first column of this row?
  bool first_is_taken() const { return !left_.empty() && left_[0] > 0; }

 private:
  std::vector<std::uint32_t> left_;  ///< for each column: rows from this one on that a cell takes up
  std::size_t column_ = 0;
};

/// How many columns a table has.
std::size_t columns_of(const Table& table);

/// Is every cell at the first column of the rows from `first` on the head of its row?
bool first_column_heads_rows(const Table& table, std::size_t first);

}  // namespace galley::pandoc_json
