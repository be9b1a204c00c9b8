// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "odt/block_writer.hpp"
#include "odt/style_sheet.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/table_grid.hpp"
#include "word_processing/xml_output.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

void BlockWriter::cell_content(const TableCell& cell, bool in_header_row) {
  const std::string_view style = cell.header     ? "Table_20_Row_20_Heading"
                                 : in_header_row ? "Table_20_Heading"
                                                 : "Table_20_Contents";
  const auto around = std::exchange(lists_, {});
  const bool styled = std::any_of(cell.blocks.begin(), cell.blocks.end(),
                                  [](const Block& b) { return std::holds_alternative<Paragraph>(b.value); });
  // One paragraph tells what the cell heads, and gives the table's anchor a place.
  if ((cell.header && !styled) || cell.blocks.empty()) empty_paragraph(style);
  blocks(cell.blocks, {.paragraph_style = style, .in_quote = false});
  lists_ = around;
}

void BlockWriter::row(const Table& table, std::size_t number, std::vector<std::uint32_t>& covered) {
  const TableRow& row = table.rows[number];
  xml_ += "<table:table-row>";
  std::size_t column = 0;
  std::size_t written = 0;
  std::vector<std::pair<std::size_t, const TableCell*>> begun;
  const auto cover_until = [&](std::size_t end) {
    for (; column < end; ++column, ++written) xml_ += "<table:covered-table-cell/>";
  };
  for (const TableCell& cell : row.cells) {
    std::size_t free = column;
    while (free < covered.size() && covered[free] > 0) ++free;
    cover_until(free);
    xml_ += "<table:table-cell table:style-name=\"Cell\"";
    if (cell.column_span > 1) {
      append_attribute(xml_, "table:number-columns-spanned", std::to_string(cell.column_span));
    }
    if (cell.row_span > 1) {
      append_attribute(xml_, "table:number-rows-spanned", std::to_string(cell.row_span));
    }
    xml_ += " office:value-type=\"string\">";
    cell_content(cell, number < table.header_rows);
    xml_ += "</table:table-cell>";
    begun.emplace_back(column, &cell);
    ++column;
    ++written;
    cover_until(std::min<std::size_t>(column + cell.column_span - 1, widest_grid));
  }
  std::size_t last = column;
  for (std::size_t i = column; i < covered.size(); ++i) {
    if (covered[i] > 0) last = i + 1;
  }
  while (column < last) {
    if (covered[column] > 0) {
      cover_until(column + 1);
      continue;
    }
    // Nothing stands here, but a cell from above goes on after it.
    xml_ += "<table:table-cell><text:p>";
    runs_.bookmark(std::string(mark_name::absent) + std::to_string(++state_.last_mark));
    xml_ += "</text:p></table:table-cell>";
    ++column;
    ++written;
  }
  if (written == 0) {
    xml_ += "<table:table-cell><text:p>";
    runs_.bookmark(std::string(mark_name::absent) + std::to_string(++state_.last_mark));
    xml_ += "</text:p></table:table-cell>";
  }
  xml_ += "</table:table-row>";
  for (std::uint32_t& rows : covered) rows -= rows > 0 ? 1 : 0;
  for (const auto& [first, cell] : begun) {
    const std::size_t end = std::min<std::size_t>(first + cell->column_span, widest_grid);
    if (covered.size() < end) covered.resize(end);
    for (std::size_t i = first; i < end; ++i) covered[i] = std::max(covered[i], cell->row_span - 1);
  }
}

void BlockWriter::table(const Table& table, const std::string& id) {
  if (!table.caption.empty()) {
    open_paragraph("Table_20_Caption");
    if (table.rows.empty()) {
      anchor(id);
      const std::string key = block_mark();
      state_.marks.add("block", {{"key", key}, {"kind", "table"}});
    }
    runs_.inlines(table.caption);
    close_paragraph();
  }
  if (table.rows.empty()) return;
  if (!id.empty()) waiting_anchors_.push_back(id);
  const TableGrid layout = table_grid(table);
  std::string name = "Table " + std::to_string(++state_.last_table);
  if (layout.overlaps) {
    name = std::string(mark_name::block) + std::to_string(++state_.last_mark);
    state_.marks.add("block", {{"key", name}, {"row-spans", row_spans(table)}});
  }
  holds_anchor(name, id);
  xml_ += "<table:table";
  append_attribute(xml_, "table:name", name);
  append_attribute(xml_, "table:style-name", article_.right_to_left ? "TableRightToLeft" : "Table");
  xml_ += "><table:table-column table:style-name=\"Column\"";
  if (layout.columns > 1) append_attribute(xml_, "table:number-columns-repeated", std::to_string(layout.columns));
  xml_ += "/>";
  std::vector<std::uint32_t> covered;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    state_.context.check_cancelled();
    if (i == 0 && table.header_rows > 0) xml_ += "<table:table-header-rows>";
    row(table, i, covered);
    if (i + 1 == table.header_rows) xml_ += "</table:table-header-rows>";
  }
  xml_ += "</table:table>";
}

}  // namespace galley::odt
