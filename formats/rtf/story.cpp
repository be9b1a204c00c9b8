// SPDX-License-Identifier: Apache-2.0
#include "rtf/story.hpp"

#include <algorithm>
#include <utility>

#include "word_processing/table_grid.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::int32_t same_edge = 12;  // edges this near to each other are one, in twentieths of a point
constexpr std::int32_t usual_width = 2000;
constexpr std::size_t most_columns = 1000;

}  // namespace

void Story::set_table_depth(std::size_t depth) {
  while (tables_.size() > depth) close_table();
  while (tables_.size() < depth) {
    if (reading_.depth + 1 > reading_.context.limits.depth) refuse_depth(reading_);
    ++reading_.depth;
    OpenTable& made = tables_.emplace_back();
    made.frames.emplace_back(reading_);
    made.mark = std::exchange(table_mark_, {});
    made.anchor = std::exchange(table_anchor_, {});
  }
}

void Story::end_paragraph(std::size_t table_depth) {
  reading_.count_node();
  set_table_depth(table_depth);
  builder().paragraph(std::exchange(open_, {}));
}

void Story::end_cell(std::size_t table_depth) {
  end_paragraph(table_depth);
  while (tables_.back().frames.size() > 1) close_holder();
  OpenTable& table = tables_.back();
  Frame& frame = table.frames.back();
  Cell cell;
  cell.column_heading = frame.builder.has_column_heading();
  cell.row_heading = frame.builder.has_row_heading();
  cell.blocks = plain_blocks(frame.builder.finish());
  cell.absent = std::exchange(is_absent_, false);
  table.cells.push_back(std::move(cell));
  table.frames.clear();
  table.frames.emplace_back(reading_);
}

void Story::end_row(std::size_t table_depth, const RowDefinition& definition) {
  if (tables_.size() < table_depth) return;  // a row without a cell
  set_table_depth(table_depth);
  OpenTable& table = tables_.back();
  table.rows.push_back({std::exchange(table.cells, {}), definition});
}

void Story::close_table() {
  OpenTable& open = tables_.back();
  if (!open.cells.empty()) {
    // The file ends, or text comes, before the row does.
    open.rows.push_back({std::move(open.cells), {}});
  }
  while (open.frames.size() > 1) close_holder();
  RawPieces loose = open.frames.back().builder.finish();
  OpenTable closed = std::move(open);
  tables_.pop_back();
  --reading_.depth;
  Table table = joined(std::move(closed.rows));
  if (!closed.mark.empty()) {
    set_row_spans(table, reading_.marks.find("block", closed.mark).attribute("row-spans").value());
  }
  std::vector<std::string> names;
  if (!closed.anchor.empty()) names.push_back(std::move(closed.anchor));
  builder().table(std::move(table), std::move(names));
  for (RawPiece& piece : loose) builder().piece(std::move(piece));
}

/// Puts the rows' cells into one grid, by where their edges are.
Table Story::joined(std::vector<Row> rows) {
  std::vector<std::int32_t> edges;
  for (Row& row : rows) {
    std::int32_t edge = 0;
    row.definition.cells.resize(std::min(row.cells.size(), row.definition.cells.size()));
    for (RowDefinition::Cell& cell : row.definition.cells) {
      if (cell.edge <= edge) cell.edge = edge + 1 + same_edge;  // out of order: the next one in any case
      edge = cell.edge;
      edges.push_back(edge);
    }
    while (row.definition.cells.size() < row.cells.size()) {
      edge += usual_width;
      row.definition.cells.push_back({edge, false, false, false});
      edges.push_back(edge);
    }
  }
  std::sort(edges.begin(), edges.end());
  std::vector<std::int32_t> grid;
  for (const std::int32_t edge : edges) {
    if (grid.empty() || edge > grid.back() + same_edge) grid.push_back(edge);
  }
  constexpr std::size_t nothing = SIZE_MAX;
  struct Origin {
    std::size_t row = nothing;
    std::size_t cell = 0;
  };
  Table table;
  std::vector<Origin> above;
  bool in_header = true;
  for (Row& row : rows) {
    TableRow made;
    std::vector<Origin> here(std::min(grid.size(), most_columns));
    std::size_t column = 0;
    bool all_heading = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const RowDefinition::Cell& definition = row.definition.cells[i];
      Cell& cell = row.cells[i];
      const auto at = std::upper_bound(grid.begin(), grid.end(), definition.edge);
      std::size_t end = static_cast<std::size_t>(at - grid.begin());
      end = std::min(std::max(end, column + 1), std::max(column + 1, here.size()));
      if (here.size() < end) here.resize(end);
      const auto span = static_cast<std::uint32_t>(end - column);
      if (cell.absent) {
        column = end;
        continue;
      }
      if (definition.goes_on_down && column < above.size() && above[column].row != nothing) {
        const Origin origin = above[column];
        TableCell& first = table.rows[origin.row].cells[origin.cell];
        first.row_span =
            static_cast<std::uint32_t>(std::max<std::size_t>(first.row_span, table.rows.size() - origin.row + 1));
        for (std::size_t c = column; c < end; ++c) here[c] = origin;
        column = end;
        continue;
      }
      if (definition.goes_on_sideways && !made.cells.empty()) {
        made.cells.back().column_span += span;
        for (std::size_t c = column; c < end; ++c) here[c] = column > 0 ? here[column - 1] : Origin();
        column = end;
        continue;
      }
      TableCell put;
      put.column_span = span;
      put.header = cell.row_heading;
      put.blocks = std::move(cell.blocks);
      if (!cell.column_heading) all_heading = false;
      for (std::size_t c = column; c < end; ++c) {
        here[c] = definition.begins_down ? Origin{table.rows.size(), made.cells.size()} : Origin();
      }
      column = end;
      made.cells.push_back(std::move(put));
    }
    above = std::move(here);
    const bool header = row.definition.header || (all_heading && !made.cells.empty());
    if (in_header && header) {
      ++table.header_rows;
    } else {
      in_header = false;
    }
    table.rows.push_back(std::move(made));
  }
  return table;
}

void Story::open_holder(bool quote, std::uint8_t level, std::string anchor) {
  const std::uint32_t depth = quote ? 1U : level + 1U;  // as deep as the item is in its lists
  if (reading_.depth + depth > reading_.context.limits.depth) refuse_depth(reading_);
  reading_.depth += depth;
  Frame& frame = frames().emplace_back(reading_);
  frame.depth = depth;
  frame.quote = quote;
  frame.level = level;
  frame.anchor = std::move(anchor);
}

void Story::close_holder() {
  if (frames().size() < 2) return;
  Frame closed = std::move(frames().back());
  frames().pop_back();
  reading_.depth -= closed.depth;
  RawPieces pieces = closed.builder.finish();
  if (closed.quote) {
    std::vector<std::string> names;
    if (!closed.anchor.empty()) names.push_back(std::move(closed.anchor));
    builder().quote(std::move(pieces), std::move(names));
  } else {
    builder().item_blocks(closed.level, std::move(pieces));
  }
}

void Story::begin_article(std::string mark) {
  set_table_depth(0);
  reading_.current_article = mark;
  RawPiece piece;
  piece.piece.role = structure::Role::article_break;
  piece.piece.place.item = std::move(mark);
  builder().piece(std::move(piece));
}

void Story::table_mark(std::string mark, std::string anchor) {
  table_mark_ = std::move(mark);
  table_anchor_ = std::move(anchor);
}

RawPieces Story::finish() {
  if (!open_.inlines.empty() || !open_.lines.empty() || !open_.before.empty() || !open_.after.empty()) {
    end_paragraph(tables_.size());
  }
  set_table_depth(0);
  while (frames_.size() > 1) close_holder();
  return frames_.front().builder.finish();
}

}  // namespace galley::rtf
