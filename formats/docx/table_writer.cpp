// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "docx/block_writer.hpp"
#include "docx/shared_names.hpp"
#include "word_processing/table_grid.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::docx {

namespace {

/// A cell that runs down from a row above: how many rows are left, and how wide it is where it begins.
struct Covered {
  std::uint32_t rows = 0;
  std::uint32_t width = 0;  ///< 0 in the columns after its first
};

/// Where each cell of a row stands, by the HTML table model.
class Grid {
 public:
  /// The next column at or after `column` that no cell from above covers.
  std::size_t free_from(std::size_t column) const {
    while (column < columns_.size() && columns_[column].rows > 0) ++column;
    return column;
  }
  Covered& at(std::size_t column) {
    if (columns_.size() <= column) columns_.resize(column + 1);
    return columns_[column];
  }
  std::size_t width() const { return columns_.size(); }

 private:
  std::vector<Covered> columns_;
};

constexpr std::size_t most_grid_columns = 1000;

struct Layout {
  std::size_t columns = 1;
  bool overlaps = false;  ///< a cell reaches into one that runs down from above: HTML allows it, Word does not
};

Layout layout_of(const Table& table) {
  Grid grid;
  Layout layout;
  for (const TableRow& row : table.rows) {
    std::size_t column = 0;
    std::vector<std::pair<std::size_t, const TableCell*>> placed;
    for (const TableCell& cell : row.cells) {
      column = grid.free_from(column);
      placed.emplace_back(column, &cell);
      const std::size_t end = column + cell.column_span;
      if (end > widest_grid) return {most_grid_columns, true};
      for (; column < end; ++column) {
        if (column < grid.width() && grid.at(column).rows > 0) layout.overlaps = true;
      }
      layout.columns = std::max(layout.columns, column);
    }
    for (std::size_t i = 0; i < grid.width(); ++i) {
      if (grid.at(i).rows > 0) --grid.at(i).rows;
    }
    for (const auto& [at, cell] : placed) {
      if (cell->row_span < 2) continue;
      for (std::size_t i = at; i < at + cell->column_span; ++i) grid.at(i).rows = cell->row_span - 1;
    }
  }
  layout.columns = std::min(layout.columns, most_grid_columns);
  return layout;
}

}  // namespace

void BlockWriter::cell_content(const TableCell& cell, bool in_header_row) {
  const std::string_view style = cell.header ? "TableRowHeading" : in_header_row ? "TableHeading" : "TableContents";
  blocks(cell.blocks, {.paragraph_style = style, .list_depth = 0, .in_quote = false});
  const bool styled = std::any_of(cell.blocks.begin(), cell.blocks.end(),
                                  [](const Block& b) { return std::holds_alternative<Paragraph>(b.value); });
  // A cell ends with a paragraph (ECMA-376 Part 1, 17.4.65), and one of them tells what it heads.
  if (!xml_.ends_with("</w:p>") || (cell.header && !styled)) empty_paragraph(style);
}

void BlockWriter::table(const Table& table, const std::string& id) {
  if (!table.caption.empty()) {
    open_paragraph("TableCaption");
    if (table.rows.empty()) {
      anchor(id);
      block_mark({{"kind", "table"}});
    }
    runs_.inlines(table.caption);
    close_paragraph();
  }
  if (table.rows.empty()) return;
  put_next_mark();
  anchor(id);
  const auto [columns, overlaps] = layout_of(table);
  if (overlaps) block_mark({{"row-spans", row_spans(table)}});
  const std::string column_width = std::to_string(std::max<std::size_t>(state_.page.column_width() / columns, 100));
  xml_ += "<w:tbl><w:tblPr><w:tblStyle";
  append_attribute(xml_, "w:val", state_.style("TableGrid"));
  xml_ += "/>";
  if (runs_.article().right_to_left) xml_ += "<w:bidiVisual/>";
  xml_ +=
      "<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"04A0\" w:firstRow=\"1\" w:lastRow=\"0\" "
      "w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>";
  for (std::size_t i = 0; i < columns; ++i) xml_ += "<w:gridCol w:w=\"" + column_width + "\"/>";
  xml_ += "</w:tblGrid>";

  Grid grid;
  const auto cell_properties = [this](std::uint32_t span, std::string_view merge) {
    xml_ += "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/>";
    if (span > 1) xml_ += "<w:gridSpan w:val=\"" + std::to_string(span) + "\"/>";
    xml_ += merge;
    xml_ += "</w:tcPr>";
  };
  for (std::size_t row_number = 0; row_number < table.rows.size(); ++row_number) {
    const TableRow& row = table.rows[row_number];
    const bool header = row_number < table.header_rows;
    xml_ += "<w:tr><w:trPr><w:cantSplit/>";
    if (header) xml_ += "<w:tblHeader/>";
    xml_ += "</w:trPr>";
    std::size_t column = 0;
    struct Begun {
      std::size_t column;
      std::uint32_t width;
      std::uint32_t rows;
    };
    std::vector<Begun> begun;
    const auto continue_covered = [&](std::size_t until) {
      while (column < until) {
        const Covered covered = grid.at(column);
        if (covered.rows > 0 && covered.width > 0) {
          cell_properties(covered.width, "<w:vMerge/>");
          empty_paragraph("TableContents");
          xml_ += "</w:tc>";
          column += covered.width;
        } else if (covered.rows > 0) {
          ++column;
        } else {
          // Nothing stands here, but a cell from above goes on after it.
          cell_properties(1, {});
          open_paragraph("TableContents");
          runs_.bookmark(std::string(Marks::absent_prefix) + std::to_string(++state_.last_block_mark));
          close_paragraph();
          xml_ += "</w:tc>";
          ++column;
        }
      }
    };
    for (const TableCell& cell : row.cells) {
      continue_covered(grid.free_from(column));
      const bool runs_down = cell.row_span > 1 && !overlaps;
      cell_properties(cell.column_span, runs_down ? "<w:vMerge w:val=\"restart\"/>" : "");
      cell_content(cell, header);
      xml_ += "</w:tc>";
      if (runs_down) begun.push_back({column, cell.column_span, cell.row_span});
      column += cell.column_span;
    }
    std::size_t last_covered = 0;
    for (std::size_t i = 0; i < grid.width(); ++i) {
      if (grid.at(i).rows > 0) last_covered = i + 1;
    }
    continue_covered(last_covered);
    xml_ += "</w:tr>";
    for (std::size_t i = 0; i < grid.width(); ++i) {
      if (grid.at(i).rows > 0) --grid.at(i).rows;
    }
    for (const Begun& cell : begun) {
      for (std::size_t i = 0; i < cell.width; ++i) {
        grid.at(cell.column + i) = {cell.rows - 1, i == 0 ? cell.width : 0};
      }
    }
  }
  xml_ += "</w:tbl>";
}

}  // namespace galley::docx
