// SPDX-License-Identifier: Apache-2.0
// Pipe tables: GitHub's, with any number of header rows (none too), a caption (": caption" right below) and
// spans and header cells as attributes at the end of a cell.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "text/block_parser.hpp"
#include "text/tables.hpp"

namespace galley::text {
namespace {

std::uint32_t span_of(const Attributes& attributes, std::string_view key) {
  const std::string* value = attributes.value(key);
  if (value == nullptr) return 1;
  const long number = std::strtol(value->c_str(), nullptr, 10);
  return static_cast<std::uint32_t>(std::clamp(number, 1L, 1'000'000L));
}

}  // namespace

std::vector<std::string_view> split_cells(std::string_view row) {
  std::vector<std::string_view> cells;
  if (row.starts_with('|')) row.remove_prefix(1);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\') {
      ++i;
    } else if (row[i] == '|') {
      cells.push_back(trim(row.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  if (begin < row.size()) cells.push_back(trim(row.substr(begin)));
  return cells;
}

bool BlockParser::table(std::span<Line> lines, std::size_t& i, Sequence& out) {
  const auto in_table = [&](std::size_t j) {
    if (j >= lines.size() || lines[j].blank() || indent_of(lines[j]).columns >= 4) return false;
    return j == i || !lines[j].page_break;
  };
  // The head ends at the delimiter row: all rows above it begin with a pipe, or it is the second line.
  if (&lines[i] < no_table_before_) return false;
  const bool framed = is_table_row(content_of(lines[i]));
  std::size_t delimiter = framed ? i : i + 1;
  while (in_table(delimiter) && !is_table_delimiter(content_of(lines[delimiter]))) {
    if (!framed || !is_table_row(content_of(lines[delimiter]))) break;
    ++delimiter;
  }
  if (!in_table(delimiter) || !is_table_delimiter(content_of(lines[delimiter]))) {
    no_table_before_ = lines.data() + delimiter;
    return false;
  }
  std::size_t end = delimiter + 1;
  while (in_table(end) &&
         (framed ? is_table_row(content_of(lines[end])) : lines[end].raw.find('|') != std::string_view::npos)) {
    ++end;
  }
  const Line first = lines[i];
  Table table;
  table.header_rows = static_cast<std::uint32_t>(delimiter - i);
  for (std::size_t j = i; j < end; ++j) {
    if (j == delimiter) continue;
    TableRow& row = table.rows.emplace_back();
    for (const std::string_view text : split_cells(content_of(lines[j]))) {
      TableCell& cell = row.cells.emplace_back();
      if (text.empty() || collected_ != nullptr) continue;
      MarkedText marked_text = inlines_.parse_cell(text);
      cell.header = marked_text.attributes.has_class("header");
      cell.column_span = span_of(marked_text.attributes, "colspan");
      cell.row_span = span_of(marked_text.attributes, "rowspan");
      if (marked_text.content.empty()) continue;
      cell.blocks.push_back({Paragraph{note_scoped(std::move(marked_text.content))}, marked_text.attributes.id});
      if ((++blocks_ & 0x3FF) == 0) context_.check_cancelled();
    }
  }
  if (in_table(end) && (content_of(lines[end]).starts_with(": ") || content_of(lines[end]) == ":")) {
    table.caption = inline_text(trim(content_of(lines[end]).substr(1))).content;
    ++end;
  }
  i = end;
  add(first, std::move(table), out);
  return true;
}

}  // namespace galley::text
