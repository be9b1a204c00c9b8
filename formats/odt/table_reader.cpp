// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "odt/story_reader.hpp"
#include "word_processing/table_grid.hpp"

namespace galley::odt {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint32_t widest_span = 1000;
constexpr std::uint32_t most_repetitions = 1000;  // of a row or cell that one element stands for

std::uint32_t count_attribute(const pugi::xml_node& node, const char* name, std::uint32_t most) {
  return std::clamp(node.attribute(name).as_uint(1), 1U, most);
}

bool is_cell(std::string_view name) { return name == "table:table-cell" || name == "table:covered-table-cell"; }

}  // namespace

void StoryReader::table(const pugi::xml_node& node) {
  const DepthGuard guard(reading_);
  Table table;
  bool in_header = true;
  const auto read_row = [&](const pugi::xml_node& row_node, bool header) {
    TableRow row;
    bool all_heading = true;
    for (const pugi::xml_node cell_node : row_node.children()) {
      const std::string_view name = cell_node.name();
      if (!is_cell(name)) continue;
      reading_.count_node();
      if (name == "table:covered-table-cell") continue;
      StoryReader story(reading_);
      RawPieces pieces = story.read(cell_node);
      if (story.is_absent_) continue;
      TableCell cell;
      cell.column_span = count_attribute(cell_node, "table:number-columns-spanned", widest_span);
      cell.row_span = count_attribute(cell_node, "table:number-rows-spanned", 1'000'000);
      cell.header = story.builder_.has_row_heading();
      if (!story.builder_.has_column_heading()) all_heading = false;
      cell.blocks = plain_blocks(std::move(pieces));
      const std::uint32_t repeated = count_attribute(cell_node, "table:number-columns-repeated", most_repetitions);
      for (std::uint32_t i = 1; i < repeated && cell.blocks.empty(); ++i) row.cells.push_back(cell);
      row.cells.push_back(std::move(cell));
    }
    header = header || (all_heading && !row.cells.empty());
    if (in_header && header) {
      ++table.header_rows;
    } else {
      in_header = false;
    }
    table.rows.push_back(std::move(row));
  };
  const auto rows = [&](auto&& self, const pugi::xml_node& container, bool header) -> void {
    const DepthGuard inner(reading_);
    for (const pugi::xml_node child : container.children()) {
      const std::string_view name = child.name();
      if (name == "table:table-row") {
        read_row(child, header);
      } else if (name == "table:table-header-rows") {
        self(self, child, true);
      } else if (name == "table:table-rows" || name == "table:table-row-group") {
        self(self, child, header);
      }
    }
  };
  rows(rows, node, false);
  const std::string_view name = attribute(node, "table:name");
  std::vector<std::string> names = anchors_of_holder(name);
  if (!name.empty()) names.push_back(std::string(name) + "|table");
  if (name.starts_with(mark_name::block)) {
    set_row_spans(table, attribute(reading_.marks.find("block", name), "row-spans"));
  }
  builder_.table(std::move(table), std::move(names));
}

}  // namespace galley::odt
