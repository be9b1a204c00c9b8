// SPDX-License-Identifier: Apache-2.0
#include "page_layout/table_cells.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace galley::layout {
namespace {

bool holds_digit(const PageContent& page, const Chunk& chunk) {
  return std::any_of(chunk.glyphs.begin(), chunk.glyphs.end(), [&](const Placed& placed) {
    const std::string_view text = page.text_of(page.glyphs[placed.glyph]);
    return text.size() == 1 && text[0] >= '0' && text[0] <= '9';
  });
}

}  // namespace

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

std::vector<std::vector<Members>> rows_between_rules(const PageContent& page, const PageChunks& chunks,
                                                     const std::vector<Members>& cells) {
  constexpr std::size_t least_cells = 3;
  constexpr std::size_t most_rows = 200;
  const std::vector<std::vector<Members>> one = {cells};
  std::vector<std::uint32_t> all;
  std::size_t filled = 0;
  for (const Members& cell : cells) {
    filled += cell.empty() ? 0 : 1;
    all.insert(all.end(), cell.begin(), cell.end());
  }
  if (filled < least_cells) return one;
  std::sort(all.begin(), all.end(),
            [&](std::uint32_t a, std::uint32_t b) { return chunks.chunks[a].baseline < chunks.chunks[b].baseline; });
  std::vector<float> lines;
  for (const std::uint32_t member : all) {
    const Chunk& chunk = chunks.chunks[member];
    if (chunk.turned) return one;
    if (lines.empty() || chunk.baseline - lines.back() > 0.4F * chunk.size) lines.push_back(chunk.baseline);
  }
  if (lines.size() < (filled > least_cells ? 2 : 3) || lines.size() > most_rows) return one;
  std::vector<std::vector<Members>> rows(lines.size(), std::vector<Members>(cells.size()));
  std::size_t numbers = 0;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    for (const std::uint32_t member : cells[c]) {
      const auto line = std::upper_bound(lines.begin(), lines.end(), chunks.chunks[member].baseline) - lines.begin();
      rows[static_cast<std::size_t>(line) - 1][c].push_back(member);
    }
    if (cells[c].empty()) continue;
    const auto count_rows = [&](const auto& holds) {
      return static_cast<std::size_t>(
          std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return holds(row[c]); }));
    };
    // Text that is broken into lines has as many as it needs, and no more.
    if (count_rows([](const Members& cell) { return !cell.empty(); }) * 5 < lines.size() * 4) return one;
    const std::size_t digits = count_rows([&](const Members& cell) {
      return std::any_of(cell.begin(), cell.end(),
                         [&](std::uint32_t m) { return holds_digit(page, chunks.chunks[m]); });
    });
    numbers += digits * 5 >= lines.size() * 4 ? 1 : 0;
  }
  // A column names what the numbers are of; a grid of numbers has several in each field.
  return numbers * 2 >= filled && numbers < filled ? rows : one;
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
