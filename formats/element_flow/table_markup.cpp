// SPDX-License-Identifier: Apache-2.0
#include "element_flow/table_markup.hpp"

#include <algorithm>
#include <string>

namespace galley::element_flow {

namespace {

void write_cell(xml_text::MarkupOutput& output, const TableCell& cell, bool heads, const TableMarkup& markup) {
  const std::string_view name = heads ? "th" : "td";
  output.start(name);
  if (cell.column_span != 1) output.attribute("colspan", std::to_string(cell.column_span));
  if (cell.row_span != 1) output.attribute("rowspan", std::to_string(cell.row_span));
  if (cell.blocks.empty()) return output.end_empty();
  const auto* paragraph = std::get_if<Paragraph>(&cell.blocks.front().value);
  if (cell.blocks.size() == 1 && paragraph != nullptr && cell.blocks.front().id.empty()) {
    output.open_text();
    markup.cell_run(paragraph->content);
    return output.end_text(name);
  }
  output.open_elements();
  markup.cell_content(cell.blocks);
  output.end_elements(name);
}

void write_part(xml_text::MarkupOutput& output, const Table& table, std::size_t first, std::size_t last,
                const TableMarkup& markup) {
  const bool head = first < table.header_rows;
  const std::string_view name = head ? "thead" : "tbody";
  output.start(name);
  output.open_elements();
  for (std::size_t i = first; i < last; ++i) {
    output.start("tr");
    if (table.rows[i].cells.empty()) {
      output.end_empty();
      continue;
    }
    output.open_elements();
    for (const TableCell& cell : table.rows[i].cells) write_cell(output, cell, head || cell.header, markup);
    output.end_elements("tr");
  }
  output.end_elements(name);
}

}  // namespace

void write_rows(xml_text::MarkupOutput& output, const Table& table, const TableMarkup& markup) {
  const std::size_t head = std::min<std::size_t>(table.header_rows, table.rows.size());
  if (head > 0) write_part(output, table, 0, head, markup);
  if (head < table.rows.size()) {
    write_part(output, table, head, table.rows.size(), markup);
  } else if (!markup.empty_row_attribute.empty()) {
    output.start("tbody");
    output.open_elements();
    output.start("tr");
    output.attribute(markup.empty_row_attribute, empty_row);
    output.raw("><td/></tr>\n");
    output.end_elements("tbody");
  }
}

}  // namespace galley::element_flow
