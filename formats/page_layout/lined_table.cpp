// SPDX-License-Identifier: Apache-2.0
#include "page_layout/lined_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace galley::layout {
namespace {

constexpr std::size_t most_rules = 2'000;
constexpr std::size_t most_lines = 400;  // of text in one table
constexpr float same_end = 4;            // points between the ends of rules that belong together
constexpr float touch = 2.5F;            // points between rules that make one
constexpr float least_white = 0.5F;      // of the type, between columns
constexpr float widest_cell = 0.72F;     // of a column that text fills: it is no table's

struct Line {
  float top = 0;
  float bottom = 0;
  Members chunks;
};

struct White {
  float left = 0;
  float right = 0;
};

// Horizontal rules of the page in its frame, those that touch made one, from the top.
std::vector<Rectangle> rules_of(const PageContent& page, const Frame& frame, float body,
                                const std::vector<Rectangle>& ruled) {
  std::vector<Rectangle> rules;
  for (const Rule& rule : page.rules) {
    const Rectangle box = frame.of_page(rule.box);
    const bool of_other =
        std::any_of(ruled.begin(), ruled.end(), [&](const Rectangle& r) { return holds(r, box, touch); });
    if (box.width() > box.height() && !of_other) rules.push_back(box);
    if (rules.size() >= most_rules) return {};
  }
  std::sort(rules.begin(), rules.end(), [](const Rectangle& a, const Rectangle& b) {
    return std::fabs(a.top - b.top) > 1 ? a.top < b.top : a.left < b.left;
  });
  std::vector<Rectangle> whole;
  for (const Rectangle& rule : rules) {
    if (!whole.empty() && std::fabs(whole.back().top - rule.top) < touch && rule.left <= whole.back().right + touch) {
      whole.back().right = std::max(whole.back().right, rule.right);
    } else {
      whole.push_back(rule);
    }
  }
  std::erase_if(whole, [&](const Rectangle& rule) { return rule.width() < 5 * body; });
  return whole;
}

std::vector<Line> lines_of(const PageChunks& chunks, const Members& members) {
  Members sorted = members;
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return chunks.chunks[a].baseline < chunks.chunks[b].baseline;
  });
  std::vector<Line> lines;
  for (const std::uint32_t member : sorted) {
    const Rectangle& box = chunks.chunks[member].box;
    if (lines.empty() || box.top + 0.5F * box.height() > lines.back().bottom)
      lines.push_back({box.top, box.bottom, {}});
    lines.back().bottom = std::max(lines.back().bottom, box.bottom);
    lines.back().chunks.push_back(member);
  }
  return lines;
}

// Where columns part: white that no line has text in.
std::vector<White> common_whites(const PageChunks& chunks, const Members& members, float least) {
  std::vector<White> text;
  for (const std::uint32_t member : members)
    text.push_back({chunks.chunks[member].box.left, chunks.chunks[member].box.right});
  std::sort(text.begin(), text.end(), [](const White& a, const White& b) { return a.left < b.left; });
  std::vector<White> whites;
  float end = text.front().right;
  for (const White& one : text) {
    if (one.left - end >= least) whites.push_back({end, one.left});
    end = std::max(end, one.right);
  }
  return whites;
}

std::optional<LinedTable> make_table(const PageChunks& chunks, const std::vector<Rectangle>& rules, Members members) {
  if (members.size() < 4) return std::nullopt;
  const std::vector<Line> lines = lines_of(chunks, members);
  if (lines.size() < 2 || lines.size() > most_lines) return std::nullopt;
  float size = 0;
  for (const std::uint32_t m : members) size = std::max(size, chunks.chunks[m].size);
  if (size > 1.4F * chunks.body_size) return std::nullopt;
  const std::vector<White> whites = common_whites(chunks, members, least_white * size);
  if (whites.empty()) return std::nullopt;
  const auto column_of = [&](const Rectangle& box) {
    std::size_t column = 0;
    while (column < whites.size() && box.left >= whites[column].right - 0.01F) ++column;
    return column;
  };
  // Text that fills its columns line by line is no table.
  std::vector<std::vector<float>> widths(whites.size() + 1);
  std::size_t filled = 0;
  for (const Line& line : lines) {
    std::vector<White> spans(whites.size() + 1, White{1e9F, -1e9F});
    for (const std::uint32_t m : line.chunks) {
      White& span = spans[column_of(chunks.chunks[m].box)];
      span.left = std::min(span.left, chunks.chunks[m].box.left);
      span.right = std::max(span.right, chunks.chunks[m].box.right);
    }
    for (std::size_t c = 0; c < spans.size(); ++c) {
      if (spans[c].right > spans[c].left) widths[c].push_back(spans[c].right - spans[c].left);
    }
  }
  for (std::vector<float>& column : widths) {
    if (column.empty()) return std::nullopt;
    const float widest = *std::max_element(column.begin(), column.end());
    const auto full = std::count_if(column.begin(), column.end(), [&](float w) { return w > widest_cell * widest; });
    filled += static_cast<std::size_t>(column.size() >= 4 && widest > 12 * size && full * 10 > std::ssize(column) * 6);
  }
  if (filled * 2 >= widths.size()) return std::nullopt;

  // Where rules part most rows they part all of them; else each line that begins at the left is a row.
  const auto band_of = [&](const Line& line) {
    const float middle = (line.top + line.bottom) / 2;
    return std::count_if(rules.begin(), rules.end(), [&](const Rectangle& rule) { return rule.top < middle; });
  };
  const std::size_t bands = rules.size() - 1;
  const bool by_rules = bands >= 3 && bands * 3 >= lines.size();
  LinedTable table;
  std::ptrdiff_t band = -1;
  for (const Line& line : lines) {
    const std::ptrdiff_t own = band_of(line);
    const bool first = std::any_of(line.chunks.begin(), line.chunks.end(),
                                   [&](std::uint32_t m) { return column_of(chunks.chunks[m].box) == 0; });
    const bool several = std::any_of(line.chunks.begin(), line.chunks.end(), [&](std::uint32_t m) {
      return column_of(chunks.chunks[m].box) != column_of(chunks.chunks[line.chunks.front()].box);
    });
    if (own != band || (!by_rules && (first || several) && (several || table.rows.empty())))
      table.rows.emplace_back(whites.size() + 1);
    band = own;
    for (const std::uint32_t m : line.chunks) table.rows.back()[column_of(chunks.chunks[m].box)].push_back(m);
  }
  if (table.rows.size() < 2) return std::nullopt;
  table.box = {rules.front().left, rules.front().top, rules.front().right, rules.back().bottom};
  table.chunks = std::move(members);
  return table;
}

}  // namespace

std::vector<LinedTable> lined_tables(const PageContent& page, const PageChunks& chunks, const std::vector<bool>& taken,
                                     const std::vector<Rectangle>& ruled) {
  std::vector<LinedTable> tables;
  const std::vector<Rectangle> rules = rules_of(page, chunks.frame, chunks.body_size, ruled);
  std::vector<bool> used(rules.size(), false);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (used[i]) continue;
    // All rules below that begin and end where this one does.
    std::vector<Rectangle> stack{rules[i]};
    std::vector<std::size_t> members{i};
    for (std::size_t j = i + 1; j < rules.size(); ++j) {
      if (used[j] || std::fabs(rules[j].left - rules[i].left) > same_end ||
          std::fabs(rules[j].right - rules[i].right) > same_end || rules[j].top - stack.back().top < touch)
        continue;
      stack.push_back(rules[j]);
      members.push_back(j);
    }
    // The longest run of them that holds a table: a page may have several under each other.
    while (stack.size() >= 2) {
      Members inside;
      for (std::size_t c = 0; c < chunks.chunks.size(); ++c) {
        const Chunk& chunk = chunks.chunks[c];
        const float middle = (chunk.box.top + chunk.box.bottom) / 2;
        if (taken[c] || chunk.turned || middle < stack.front().top || middle > stack.back().bottom) continue;
        if (chunk.box.left >= stack.front().left - same_end && chunk.box.right <= stack.front().right + same_end)
          inside.push_back(static_cast<std::uint32_t>(c));
      }
      if (std::optional<LinedTable> table = make_table(chunks, stack, std::move(inside))) {
        for (std::size_t k = 0; k < stack.size(); ++k) used[members[k]] = true;
        tables.push_back(std::move(*table));
        break;
      }
      stack.pop_back();
    }
  }
  return tables;
}

}  // namespace galley::layout
