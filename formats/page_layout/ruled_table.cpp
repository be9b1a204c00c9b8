// SPDX-License-Identifier: Apache-2.0
#include "page_layout/ruled_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace galley::layout {
namespace {

constexpr std::size_t most_rules = 3'000;
constexpr std::size_t most_fields = 10'000;
constexpr float touch = 2.5F;     // points: rules this close meet
constexpr float least_field = 5;  // points

struct Line {
  float at = 0;  // y of a horizontal rule, x of a vertical one
  float begin = 0;
  float end = 0;
  bool horizontal = true;
};

std::size_t root(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

void add_edges(std::vector<Line>& lines, const Rectangle& box) {
  lines.push_back({box.top, box.left, box.right, true});
  lines.push_back({box.bottom, box.left, box.right, true});
  lines.push_back({box.left, box.top, box.bottom, false});
  lines.push_back({box.right, box.top, box.bottom, false});
}

bool meet(const Line& h, const Line& v) {
  return v.at >= h.begin - touch && v.at <= h.end + touch && h.at >= v.begin - touch && h.at <= v.end + touch;
}

std::vector<float> positions(std::vector<float> values) {
  std::sort(values.begin(), values.end());
  std::vector<float> apart;
  for (const float value : values) {
    if (apart.empty() || value - apart.back() > least_field) apart.push_back(value);
  }
  return apart;
}

// Is the edge at `at` from `begin` to `end` drawn, for the better part of it?
bool drawn(const std::vector<Line>& lines, bool horizontal, float at, float begin, float end) {
  float covered = 0;
  float reach = begin;
  // Lines are sorted by their beginning.
  for (const Line& line : lines) {
    if (line.horizontal != horizontal || std::fabs(line.at - at) > least_field) continue;
    const float from = std::max(line.begin, reach);
    const float to = std::min(line.end, end);
    if (to > from) {
      covered += to - from;
      reach = to;
    }
  }
  return covered >= 0.6F * (end - begin);
}

bool make_table(const std::vector<Line>& lines, RuledTable& table) {
  std::vector<float> xs;
  std::vector<float> ys;
  for (const Line& line : lines) (line.horizontal ? ys : xs).push_back(line.at);
  table.columns = positions(xs);
  table.rows = positions(ys);
  if (table.columns.size() < 2 || table.rows.size() < 2) return false;
  const std::size_t width = table.columns.size() - 1;
  const std::size_t height = table.rows.size() - 1;
  if (width * height < 2 || width < 2 || width * height > most_fields || width * height * lines.size() > 20'000'000)
    return false;
  table.box = {table.columns.front(), table.rows.front(), table.columns.back(), table.rows.back()};
  table.row_count = height;
  std::vector<bool> right_open(width * height, false);
  std::vector<bool> below_open(width * height, false);
  std::size_t inner = 0;
  for (std::size_t r = 0; r < height; ++r) {
    for (std::size_t c = 0; c < width; ++c) {
      if (c + 1 < width) {
        right_open[r * width + c] = !drawn(lines, false, table.columns[c + 1], table.rows[r], table.rows[r + 1]);
        inner += static_cast<std::size_t>(!right_open[r * width + c]);
      }
      if (r + 1 < height) {
        below_open[r * width + c] = !drawn(lines, true, table.rows[r + 1], table.columns[c], table.columns[c + 1]);
        inner += static_cast<std::size_t>(!below_open[r * width + c]);
      }
    }
  }
  if (inner == 0) return false;
  constexpr auto none = static_cast<std::uint32_t>(-1);
  table.cell_of_field.assign(width * height, none);
  for (std::size_t r = 0; r < height; ++r) {
    for (std::size_t c = 0; c < width; ++c) {
      if (table.cell_of_field[r * width + c] != none) continue;
      std::size_t right = c;
      while (right + 1 < width && right_open[r * width + right] && table.cell_of_field[r * width + right + 1] == none)
        ++right;
      std::size_t below = r;
      const auto open_below = [&](std::size_t row) {
        for (std::size_t k = c; k <= right; ++k) {
          if (!below_open[row * width + k]) return false;
        }
        return true;
      };
      while (below + 1 < height && open_below(below)) ++below;
      const auto index = static_cast<std::uint32_t>(table.cells.size());
      for (std::size_t y = r; y <= below; ++y) {
        for (std::size_t x = c; x <= right; ++x) table.cell_of_field[y * width + x] = index;
      }
      table.cells.push_back({static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(c),
                             static_cast<std::uint32_t>(below - r + 1), static_cast<std::uint32_t>(right - c + 1)});
    }
  }
  return table.cells.size() >= 2;
}

}  // namespace

std::size_t RuledTable::cell_at(float x, float y) const {
  const auto field = [](const std::vector<float>& edges, float value) {
    const auto at = std::upper_bound(edges.begin(), edges.end(), value) - edges.begin();
    return static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(at - 1, 0, static_cast<std::ptrdiff_t>(edges.size()) - 2));
  };
  return cell_of_field[field(rows, y) * (columns.size() - 1) + field(columns, x)];
}

std::vector<RuledTable> ruled_tables(const PageContent& page) {
  std::vector<Line> lines;
  for (const Rule& rule : page.rules) {
    const Rectangle& box = rule.box;
    if (rule.horizontal()) {
      lines.push_back({(box.top + box.bottom) / 2, box.left, box.right, true});
    } else {
      lines.push_back({(box.left + box.right) / 2, box.top, box.bottom, false});
    }
    if (lines.size() > most_rules) return {};
  }
  for (const Ground& ground : page.grounds) {
    // Stroked boxes are drawn edges; so are coloured fields side by side.
    if (ground.box.width() < least_field || ground.box.height() < least_field) continue;
    if (ground.box.width() * ground.box.height() > 0.7F * page.width * page.height) continue;
    add_edges(lines, ground.box);
    if (lines.size() > most_rules) return {};
  }
  if (lines.size() < 4) return {};
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.begin < b.begin; });
  std::vector<std::size_t> parents(lines.size());
  std::iota(parents.begin(), parents.end(), 0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (lines[i].horizontal == lines[j].horizontal) continue;
      if (lines[i].horizontal ? meet(lines[i], lines[j]) : meet(lines[j], lines[i]))
        parents[root(parents, i)] = root(parents, j);
    }
  }
  std::vector<std::vector<Line>> groups(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) groups[root(parents, i)].push_back(lines[i]);
  std::vector<RuledTable> tables;
  for (const std::vector<Line>& group : groups) {
    if (group.size() < 4) continue;
    RuledTable table;
    if (make_table(group, table)) tables.push_back(std::move(table));
  }
  std::sort(tables.begin(), tables.end(), [](const RuledTable& a, const RuledTable& b) {
    return a.box.top != b.box.top ? a.box.top < b.box.top : a.box.left < b.box.left;
  });
  return tables;
}

}  // namespace galley::layout
