// SPDX-License-Identifier: Apache-2.0
#include "xml/block_writer.hpp"

#include <string>

#include "xml/run_writer.hpp"

namespace galley::xml {

namespace {

void start(MarkupOutput& output, std::string_view name, const Block& block) {
  output.start(name);
  output.optional_attribute("id", block.id);
}

void write_list(MarkupOutput& output, const List& list) {
  if (list.ordered) output.attribute("ordered", "true");
  if (list.start != 1) output.attribute("start", std::to_string(list.start));
  output.open_elements();
  for (const ListItem& item : list.items) {
    output.start("item");
    output.open_elements();
    write_blocks(output, item.blocks);
    output.end_elements("item");
  }
  output.end_elements("list");
}

void write_cell(MarkupOutput& output, const TableCell& cell) {
  output.start("cell");
  if (cell.header) output.attribute("header", "true");
  if (cell.column_span != 1) output.attribute("column-span", std::to_string(cell.column_span));
  if (cell.row_span != 1) output.attribute("row-span", std::to_string(cell.row_span));
  if (cell.blocks.empty()) return output.end_empty();
  output.open_elements();
  write_blocks(output, cell.blocks);
  output.end_elements("cell");
}

void write_table(MarkupOutput& output, const Table& table) {
  if (table.header_rows > 0) output.attribute("header-rows", std::to_string(table.header_rows));
  output.open_elements();
  write_run_element(output, "caption", table.caption);
  for (const TableRow& row : table.rows) {
    output.start("row");
    output.open_elements();
    for (const TableCell& cell : row.cells) write_cell(output, cell);
    output.end_elements("row");
  }
  output.end_elements("table");
}

void write_figure(MarkupOutput& output, const Figure& figure) {
  output.optional_attribute("media", figure.media);
  output.optional_attribute("source", figure.source);
  if (figure.alternative_text.empty() && figure.caption.empty() && figure.credit.empty()) return output.end_empty();
  output.open_elements();
  if (!figure.alternative_text.empty()) output.text_element("alternative-text", figure.alternative_text);
  write_run_element(output, "caption", figure.caption);
  write_run_element(output, "credit", figure.credit);
  output.end_elements("figure");
}

void write_block(MarkupOutput& output, const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    start(output, "p", block);
    output.open_text();
    write_run(output, paragraph->content);
    output.end_text("p");
  } else if (const auto* list = std::get_if<List>(&block.value)) {
    start(output, "list", block);
    write_list(output, *list);
  } else if (const auto* table = std::get_if<Table>(&block.value)) {
    start(output, "table", block);
    write_table(output, *table);
  } else if (const auto* figure = std::get_if<Figure>(&block.value)) {
    start(output, "figure", block);
    write_figure(output, *figure);
  } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
    start(output, "quote", block);
    output.open_elements();
    write_blocks(output, quote->blocks);
    write_run_element(output, "attribution", quote->attribution);
    output.end_elements("quote");
  } else if (const auto* preformatted = std::get_if<Preformatted>(&block.value)) {
    start(output, "preformatted", block);
    output.optional_attribute("language", preformatted->language);
    output.raw(" xml:space=\"preserve\"");
    output.open_text();
    output.text(preformatted->text);
    output.end_text("preformatted");
  } else {
    start(output, "break", block);
    output.end_empty();
  }
}

}  // namespace

void write_blocks(MarkupOutput& output, const Blocks& blocks) {
  for (const Block& block : blocks) write_block(output, block);
}

void write_run_element(MarkupOutput& output, std::string_view name, const Inlines& inlines) {
  if (inlines.empty()) return;
  output.start(name);
  output.open_text();
  write_run(output, inlines);
  output.end_text(name);
}

}  // namespace galley::xml
