// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "markdown/article_writer.hpp"
#include "xhtml/markup.hpp"

namespace galley::markdown {
namespace {

// GitHub's tables have one row of heads, and cells of one line.
bool fits_pipes(const Table& table) {
  if (table.header_rows != 1 || !table.caption.empty() || table.rows.empty()) return false;
  const std::size_t columns = table.rows.front().cells.size();
  if (columns == 0 || columns > 1000) return false;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow& row = table.rows[i];
    if (row.cells.size() != columns) return false;
    for (const TableCell& cell : row.cells) {
      if (cell.header || cell.column_span != 1 || cell.row_span != 1 || cell.blocks.size() > 1) return false;
      if (!cell.blocks.empty() &&
          (!cell.blocks.front().id.empty() || !std::holds_alternative<Paragraph>(cell.blocks.front().value))) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

void ArticleWriter::table(const Table& table) {
  if (fits_pipes(table)) return pipe_table(table);
  html_table(table);
}

void ArticleWriter::pipe_table(const Table& table) {
  std::string text;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i > 0) text += '\n';
    text += '|';
    for (const TableCell& cell : table.rows[i].cells) {
      text += ' ';
      if (!cell.blocks.empty()) {
        const std::string content = inlines(std::get<Paragraph>(cell.blocks.front().value).content, true, true);
        text += content + (content.empty() ? "" : " ");
      }
      text += '|';
    }
    if (i != 0) continue;
    text += "\n|";
    for (std::size_t column = 0; column < table.rows[i].cells.size(); ++column) text += " --- |";
  }
  paragraph(text);
}

void ArticleWriter::html_cell(const TableCell& cell, bool head) {
  const bool header = head || cell.header;
  const std::string tag = header ? "th" : "td";
  std::string open = "<" + tag;
  if (header) xhtml::append_attribute(open, "scope", cell.header ? "row" : "col");
  if (cell.column_span > 1) xhtml::append_attribute(open, "colspan", std::to_string(cell.column_span));
  if (cell.row_span > 1) xhtml::append_attribute(open, "rowspan", std::to_string(cell.row_span));
  open += '>';
  if (cell.blocks.empty()) return paragraph(open + "</" + tag + ">");
  paragraph(open);
  blocks(cell.blocks);
  paragraph("</" + tag + ">");
}

void ArticleWriter::html_table(const Table& table) {
  paragraph("<table>");
  if (!table.caption.empty()) {
    paragraph("<caption>");
    paragraph(inlines(table.caption, true));
    paragraph("</caption>");
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const bool head = i < table.header_rows;
    if (i == 0 || i == table.header_rows) paragraph(head ? "<thead>" : "<tbody>");
    paragraph("<tr>");
    for (const TableCell& cell : table.rows[i].cells) html_cell(cell, head);
    paragraph("</tr>");
    if (i + 1 == table.rows.size() || i + 1 == table.header_rows) paragraph(head ? "</thead>" : "</tbody>");
  }
  paragraph("</table>");
}

}  // namespace galley::markdown
