// SPDX-License-Identifier: Apache-2.0
#include "page_layout/table_cells.hpp"

#include <algorithm>
#include <utility>

namespace galley::layout {

std::vector<std::vector<Members>> aligned_cells(const PageChunks& chunks, const Members& members,
                                                const std::vector<float>& columns) {
  Members sorted = members;
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return chunks.chunks[a].baseline < chunks.chunks[b].baseline;
  });
  std::vector<std::vector<Members>> rows;
  std::vector<float> bottoms;
  for (const std::uint32_t member : sorted) {
    const Chunk& chunk = chunks.chunks[member];
    if (rows.empty() || chunk.box.top + 0.5F * chunk.box.height() > bottoms.back()) {
      rows.emplace_back(columns.size() + 1);
      bottoms.push_back(chunk.box.bottom);
    }
    bottoms.back() = std::max(bottoms.back(), chunk.box.bottom);
    const float middle = (chunk.box.left + chunk.box.right) / 2;
    rows.back()[static_cast<std::size_t>(std::upper_bound(columns.begin(), columns.end(), middle) - columns.begin())]
        .push_back(member);
  }
  return rows;
}

void find_header_rows(LayoutBlock& table) {
  const auto is_strong = [](const std::vector<LayoutCell>& row) {
    return std::all_of(row.begin(), row.end(), [](const LayoutCell& c) { return c.runs.empty() || c.strong; });
  };
  while (table.header_rows < table.rows.size() && is_strong(table.rows[table.header_rows])) ++table.header_rows;
  if (table.header_rows == table.rows.size()) table.header_rows = 0;
  for (std::size_t i = 0; i < table.header_rows; ++i) {
    for (LayoutCell& cell : table.rows[i]) {
      for (Run& run : cell.runs)
        run.style = static_cast<Style>(static_cast<unsigned>(run.style) & ~static_cast<unsigned>(Style::strong));
    }
  }
}

}  // namespace galley::layout
