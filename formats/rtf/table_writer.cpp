// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>
#include <vector>

#include "rtf/block_writer.hpp"
#include "rtf/rtf_output.hpp"
#include "word_processing/mark_names.hpp"
#include "word_processing/table_grid.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::size_t narrowest = 120;  // of a column, in twentieths of a point

}  // namespace

void BlockWriter::end_cell() { rtf_ += table_depth_ > 1 ? "\\nestcell{\\nonesttables\\par}\n" : "\\cell\n"; }

void BlockWriter::end_row(const std::string& definition) {
  if (table_depth_ > 1) {
    rtf_ += "{\\*\\nesttableprops" + definition + "\\nestrow}{\\nonesttables\\par}\n";
  } else {
    rtf_ += definition + "\\row\n";
  }
}

void BlockWriter::cell(const TableCell& cell, bool in_header_row) {
  const std::string_view style = cell.header ? "Table Row Heading" : in_header_row ? "Table Heading" : "Table Contents";
  const bool styled = std::any_of(cell.blocks.begin(), cell.blocks.end(),
                                  [](const Block& b) { return std::holds_alternative<Paragraph>(b.value); });
  // One paragraph tells what the cell heads.
  if (cell.header && !styled) empty_paragraph(style);
  blocks(cell.blocks, {.paragraph_style = style, .list_depth = 0, .in_quote = false});
  // The end of the cell is the end of its last paragraph.
  if (!cell.blocks.empty() && std::holds_alternative<Paragraph>(cell.blocks.back().value) &&
      rtf_.ends_with("\\par\n")) {
    rtf_.resize(rtf_.size() - 5);
  } else {
    open_paragraph(style);
  }
  end_cell();
}

void BlockWriter::table(const Table& table, const std::string& id) {
  if (!table.caption.empty()) {
    open_paragraph("Table Caption");
    if (table.rows.empty()) {
      anchor(id);
      const std::string key = block_mark();
      state_.marks.add("block", {{"key", key}, {"kind", "table"}});
    }
    runs_.inlines(table.caption);
    close_paragraph();
  }
  if (table.rows.empty()) return;
  const TableGrid layout = table_grid(table);
  std::string mark = "-";
  if (layout.overlaps) {
    mark = std::string(mark_name::block) + std::to_string(++state_.last_mark);
    state_.marks.add("block", {{"key", mark}, {"row-spans", row_spans(table)}});
  }
  const std::string name = bookmark_of(id);
  append_mark(rtf_, "t " + depth() + " " + mark + " " + (name.empty() ? std::string("-") : name));
  if (!id.empty()) waiting_anchors_.push_back(id);
  const std::size_t width = std::max(state_.page.column_width() / (table_depth_ + 1) / layout.columns, narrowest);
  ++table_depth_;
  struct Covered {
    std::uint32_t rows = 0;  ///< that are still to come
    bool first = false;      ///< the leftmost column of its cell
  };
  std::vector<Covered> covered;
  for (std::size_t number = 0; number < table.rows.size(); ++number) {
    state_.context.check_cancelled();
    const TableRow& row = table.rows[number];
    const bool header = number < table.header_rows;
    std::string definition = "\\trowd\\trgaph70\\trleft0";
    if (article_.right_to_left) definition += "\\rtlrow";
    if (header) definition += "\\trhdr";
    definition += "\\trautofit1";
    std::size_t column = 0;
    const auto edge = [&](std::string_view merges) {
      definition += merges;
      definition +=
          "\\clbrdrt\\brdrs\\brdrw5\\brdrcf4\\clbrdrl\\brdrs\\brdrw5\\brdrcf4\\clbrdrb\\brdrs\\brdrw5\\brdrcf4"
          "\\clbrdrr\\brdrs\\brdrw5\\brdrcf4\\cellx" +
          std::to_string(width * ++column);
    };
    const auto empty_cell = [&] {
      open_paragraph("Table Contents");
      end_cell();
    };
    const auto absent_cell = [&] {
      open_paragraph("Table Contents");
      append_mark(rtf_, "x");
      end_cell();
      edge({});
    };
    const auto cover_until = [&](std::size_t end) {
      while (column < end) {
        if (column >= covered.size() || covered[column].rows == 0) {
          absent_cell();  // nothing stands here, but a cell from above goes on after it
          continue;
        }
        empty_cell();
        const bool wide = column + 1 < covered.size() && covered[column + 1].rows > 0 && !covered[column + 1].first;
        edge(!covered[column].first ? "\\clmrg\\clvmrg" : wide ? "\\clmgf\\clvmrg" : "\\clvmrg");
      }
    };
    std::vector<std::pair<std::size_t, const TableCell*>> begun;
    for (const TableCell& each : row.cells) {
      std::size_t free = column;
      if (!layout.overlaps) {
        while (free < covered.size() && covered[free].rows > 0) ++free;
      }
      cover_until(free);
      begun.emplace_back(column, &each);
      cell(each, header);
      const bool runs_down = each.row_span > 1 && !layout.overlaps;
      const std::size_t end = std::min<std::size_t>(column + each.column_span, widest_grid);
      edge(each.column_span > 1 ? (runs_down ? "\\clmgf\\clvmgf" : "\\clmgf") : runs_down ? "\\clvmgf" : "");
      while (column < end) {
        empty_cell();
        edge(runs_down ? "\\clmrg\\clvmgf" : "\\clmrg");
      }
    }
    std::size_t last = column;
    for (std::size_t i = column; i < covered.size(); ++i) {
      if (covered[i].rows > 0) last = i + 1;
    }
    cover_until(last);
    if (column == 0) absent_cell();
    end_row(definition);
    for (Covered& each : covered) each.rows -= each.rows > 0 ? 1 : 0;
    if (layout.overlaps) continue;
    for (const auto& [first, each] : begun) {
      const std::size_t end = std::min<std::size_t>(first + each->column_span, widest_grid);
      if (covered.size() < end) covered.resize(end);
      for (std::size_t i = first; i < end; ++i) covered[i] = {each->row_span - 1, i == first};
    }
  }
  --table_depth_;
}

}  // namespace galley::rtf
