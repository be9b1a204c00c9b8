// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::word_processing {

/// Past this, merged cells are told beside the table and not drawn.
inline constexpr std::size_t widest_grid = 10'000;

/// How a table's cells lie in its grid, by the HTML table model.
struct TableGrid {
  std::size_t columns = 1;
  bool overlaps = false;  ///< a cell reaches into one that runs down from above: HTML allows it, word processors do not
};
TableGrid table_grid(const Table& table);

/// The rows that each cell spans, row after row, apart by spaces: for the marks beside a table that cannot say so
/// itself.
std::string row_spans(const Table& table);

/// Takes over what row_spans() gave. Cells that it says nothing of keep their spans.
void set_row_spans(Table& table, std::string_view spans);

}  // namespace galley::word_processing
