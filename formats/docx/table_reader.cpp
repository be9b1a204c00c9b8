// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "docx/story_reader.hpp"
#include "word_processing/table_grid.hpp"

namespace galley::docx {

namespace {

constexpr std::uint32_t widest_span = 1000;
constexpr std::size_t widest_table = 10'000;
constexpr std::size_t no_cell = SIZE_MAX;

enum class Merge : std::uint8_t { none, begins, continues };

/// Where the cell that covers a grid column began, for cells that run on below.
struct Column {
  std::size_t row = no_cell;
  std::size_t cell = 0;
};

}  // namespace

void StoryReader::table(const pugi::xml_node& node) {
  const DepthGuard guard(state_);
  Table table;
  std::vector<Column> columns;
  bool in_header = true;
  std::vector<std::string> names = builder_.take_waiting_anchors();
  const std::string mark = std::exchange(waiting_mark_, {});

  const auto read_cell = [&](const pugi::xml_node& cell_node, TableRow& row, std::size_t& column,
                             std::vector<Column>& next, bool& all_heading) {
    std::uint32_t span = 1;
    Merge merge = Merge::none;
    Merge sideways = Merge::none;
    bool gone = false;
    if (const auto properties = part_.child(cell_node, Tag::tc_pr)) {
      for (const pugi::xml_node property : properties.children()) {
        switch (part_.tag(property)) {
          case Tag::grid_span:
            span = static_cast<std::uint32_t>(
                std::clamp<std::int32_t>(number_attribute(property, "val", 1), 1, widest_span));
            break;
          case Tag::v_merge:
            merge = attribute(property, "val") == "restart" ? Merge::begins : Merge::continues;
            break;
          case Tag::h_merge:
            sideways = attribute(property, "val") == "restart" ? Merge::begins : Merge::continues;
            break;
          case Tag::cell_del:
            gone = !state_.reject_changes;
            break;
          case Tag::cell_ins:
            gone = state_.reject_changes;
            break;
          default:
            break;
        }
      }
    }
    if (gone) {
      ++state_.tally.deletions;
      return;
    }
    const std::size_t end = std::min(column + span, widest_table);
    if (next.size() < end) next.resize(end);
    if (sideways == Merge::continues && !row.cells.empty()) {
      row.cells.back().column_span = std::min(row.cells.back().column_span + span, widest_span);
      for (std::size_t i = column; i < end; ++i) next[i] = column > 0 ? next[column - 1] : Column();
      column = end;
      return;
    }
    if (merge == Merge::continues && column < columns.size() && columns[column].row != no_cell) {
      const Column origin = columns[column];
      TableCell& above = table.rows[origin.row].cells[origin.cell];
      above.row_span =
          static_cast<std::uint32_t>(std::max<std::size_t>(above.row_span, table.rows.size() - origin.row + 1));
      for (std::size_t i = column; i < end; ++i) next[i] = origin;
      column = end;
      return;
    }
    StoryReader story(state_, part_, relationships_);
    RawPieces pieces = story.read(cell_node);
    if (story.is_absent_) {
      for (std::size_t i = column; i < end; ++i) next[i] = Column();
      column = end;
      return;
    }
    TableCell cell;
    cell.column_span = span;
    cell.header = story.builder_.has_row_heading();
    if (!story.builder_.has_column_heading()) all_heading = false;
    cell.blocks = plain_blocks(std::move(pieces));
    for (std::size_t i = column; i < end; ++i) {
      next[i] = merge == Merge::none ? Column() : Column{table.rows.size(), row.cells.size()};
    }
    column = end;
    row.cells.push_back(std::move(cell));
  };

  // Content controls, custom XML and tracked changes may stand around rows and around cells.
  const auto each = [&](auto&& self, const pugi::xml_node& container, Tag wanted, auto&& visit) -> void {
    const DepthGuard inner(state_);
    for (const pugi::xml_node child : container.children()) {
      if (child.type() != pugi::node_element) continue;
      const Tag tag = part_.tag(child);
      if (tag == wanted) {
        visit(child);
        continue;
      }
      switch (tag) {
        case Tag::sdt:
        case Tag::sdt_content:
        case Tag::custom_xml:
        case Tag::ins:
        case Tag::move_to:
        case Tag::del:
        case Tag::move_from: {
          const bool insertion = tag == Tag::ins || tag == Tag::move_to;
          const bool removal = tag == Tag::del || tag == Tag::move_from;
          if (state_.reject_changes ? insertion : removal) {
            ++state_.tally.deletions;
          } else {
            self(self, child, wanted, visit);
          }
          break;
        }
        case Tag::alternate_content:
          self(self, chosen_alternative(child), wanted, visit);
          break;
        case Tag::bookmark_start:
          bookmark(child, false);
          break;
        default:
          break;
      }
    }
  };

  each(each, node, Tag::tr, [&](const pugi::xml_node& row_node) {
    if ((++state_.nodes & 0x3F) == 0) state_.context.check_cancelled();
    TableRow row;
    std::size_t column = 0;
    bool header = false;
    bool gone = false;
    if (const auto properties = part_.child(row_node, Tag::tr_pr)) {
      for (const pugi::xml_node property : properties.children()) {
        switch (part_.tag(property)) {
          case Tag::tbl_header:
            header = is_on(property);
            break;
          case Tag::grid_before: {
            const auto empty = static_cast<std::uint32_t>(std::clamp(number_attribute(property, "val", 0), 0, 100));
            for (std::uint32_t i = 0; i < empty; ++i) row.cells.emplace_back();
            column = empty;
            break;
          }
          case Tag::del:
            gone = gone || !state_.reject_changes;
            break;
          case Tag::ins:
            gone = gone || state_.reject_changes;
            break;
          default:
            break;
        }
      }
    }
    if (gone) {
      ++state_.tally.deletions;
      return;
    }
    std::vector<Column> next(column);
    bool all_heading = true;
    each(each, row_node, Tag::tc,
         [&](const pugi::xml_node& cell_node) { read_cell(cell_node, row, column, next, all_heading); });
    columns = std::move(next);
    header = header || (all_heading && !row.cells.empty());
    if (in_header && header) {
      ++table.header_rows;
    } else {
      in_header = false;
    }
    table.rows.push_back(std::move(row));
  });
  if (!mark.empty()) set_row_spans(table, attribute(state_.marks.find("block", mark), "row-spans"));
  builder_.table(std::move(table), std::move(names));
}

}  // namespace galley::docx
