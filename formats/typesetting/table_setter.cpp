// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "typesetting/block_setter.hpp"
#include "typesetting/table_grid.hpp"

namespace galley::typesetting {
namespace {

constexpr float most_lines = 7;             // of a cell, in the usual size
constexpr std::size_t measured_rows = 400;  // widths come from these; later rows are broken to fit

bool is_number(const TableCell& cell) {
  if (cell.blocks.size() != 1) return false;
  const auto* paragraph = std::get_if<galley::Paragraph>(&cell.blocks.front().value);
  if (paragraph == nullptr) return false;
  const std::string text = text_of(paragraph->content);
  bool digit = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digit = true;
    const bool sign = (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == '%' || c == ' ' ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (!sign) return false;
  }
  // Signs beyond ASCII are allowed only as what stands around digits: −, €, no-break spaces.
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digit && static_cast<std::size_t>(digits) * 4 > text.size();
}

class TableSetter {
 public:
  TableSetter(const Table& table, const std::string& anchor, const Frame& frame, BlockSetter& setter,
              std::vector<Piece>& pieces)
      : table_(table), anchor_(anchor), frame_(frame), setter_(setter), pieces_(pieces), grid_(place_cells(table)) {
    set_text_size(0.9F);
  }

  void set() {
    const float narrowest = 2.2F * text_size_;
    const auto fitting = static_cast<std::uint32_t>(std::max(1.0F, std::floor(frame_.width / narrowest)));
    if (grid_.columns > fitting) {
      setter_.context().diagnostics.warning(
          "wide-table", "a table of " + std::to_string(grid_.columns) +
                            " columns is wider than its page column and is set in parts of " + std::to_string(fitting) +
                            " columns");
    }
    for (std::uint32_t begin = 0; begin < std::max(grid_.columns, 1U); begin += fitting) {
      set_columns(begin, std::min(grid_.columns, begin + fitting));
    }
  }

 private:
  /// One table of the columns [begin, end).
  void set_columns(std::uint32_t begin, std::uint32_t end) {
    StructureTree& structure = setter_.composer().structure;
    const ElementId element = structure.add(ElementKind::table, frame_.parent);
    if (begin == 0 && !anchor_.empty()) structure.detail(element).anchor = anchor_;
    if (begin > 0) structure.detail(element).properties = {{"continues", "columns"}};
    const std::size_t first_piece = pieces_.size();
    if (begin == 0 && !table_.caption.empty()) set_caption(element);
    measure(begin, end);
    rest_.assign(end - begin, 0);
    covered_until_.assign(end - begin, 0);

    std::shared_ptr<TableHead> head;
    const std::uint32_t header_rows =
        std::min<std::uint32_t>(table_.header_rows, static_cast<std::uint32_t>(grid_.rows.size()));
    for (std::uint32_t r = 0; r < grid_.rows.size(); ++r) {
      setter_.context().check_cancelled();
      const std::size_t first = pieces_.size();
      set_row(r, element, begin, end, r < header_rows);
      for (std::size_t i = first; i < pieces_.size(); ++i) {
        if (r < header_rows) {
          pieces_[i].keep_with_next = true;
          if (!head) head = std::make_shared<TableHead>();
          add_to_head(*head, pieces_[i]);
        } else if (head && head->height < frame_.height / 3) {
          pieces_[i].head = head;
        }
      }
    }
    if (pieces_.size() == first_piece) return;
    if (frame_.in_cell) return;
    for (std::size_t i = first_piece; i < pieces_.size(); ++i) pieces_[i].in_table = true;
    // As much white above as below, and whole lines with it.
    float height = 0;
    for (std::size_t i = first_piece; i < pieces_.size(); ++i) height += pieces_[i].height;
    // A small table is not worth the trouble of reading it in two columns.
    if (height < frame_.height / 4) {
      for (std::size_t i = first_piece; i + 1 < pieces_.size(); ++i) pieces_[i].keep_with_next = true;
    }
    const float lines = std::ceil(height / frame_.line_height - 0.01F) + 1;
    const float white = (lines * frame_.line_height - height) / 2;
    pieces_[first_piece].space_before += white;
    pieces_.back().space_after += white;
    pieces_.back().on_grid = true;
  }

  /// The cells of a row that begin in the columns [begin, end).
  std::span<const GridCell> cells_in(std::size_t row, std::uint32_t begin, std::uint32_t end) const {
    const std::vector<GridCell>& cells = grid_.rows[row];
    const auto before = [](const GridCell& cell, std::uint32_t column) { return cell.column < column; };
    const auto first = std::lower_bound(cells.begin(), cells.end(), begin, before);
    return {first, std::lower_bound(first, cells.end(), end, before)};
  }

  void set_caption(ElementId element) {
    Frame caption = frame_;
    caption.font_size = text_size_;
    caption.line_height = line_;
    ParagraphStyle style = setter_.body_style(caption, setter_.composer().structure.add(ElementKind::caption, element));
    style.alignment = Alignment::start;
    style.bold = true;
    const std::size_t first = pieces_.size();
    setter_.set_inlines(table_.caption, caption, style, pieces_);
    for (std::size_t i = first; i < pieces_.size(); ++i) pieces_[i].keep_with_next = true;
    if (pieces_.size() > first) pieces_.back().height += 0.2F * line_;
  }

  /// Finds the widths of columns. Where the usual size would make pillars of words, a smaller one is taken.
  void measure(std::uint32_t begin, std::uint32_t end) {
    set_text_size(0.9F);
    if (measure_columns(begin, end) > most_lines) {
      set_text_size(0.78F);
      measure_columns(begin, end);
    }
  }

  void set_text_size(float scale) {
    text_size_ = scale * frame_.font_size;
    line_ = scale * frame_.line_height;
    padding_ = (scale < 0.9F ? 0.3F : 0.45F) * text_size_;
  }

  /// Returns about how many lines the fullest cell has; infinity where words find no room.
  float measure_columns(std::uint32_t begin, std::uint32_t end) {
    std::vector<ColumnExtent> columns(end - begin);
    numeric_.assign(end - begin, true);
    std::vector<bool> any(end - begin, false);
    StructureTree scratch;
    Composer& real = setter_.composer();
    Composer composer{real.shaper, real.hyphenation, scratch, real.page};
    const float em = text_size_;
    for (std::size_t r = 0; r < std::min(grid_.rows.size(), measured_rows); ++r) {
      for (const GridCell& placed : cells_in(r, begin, end)) {
        const std::uint32_t column = placed.column - begin;
        if (r >= table_.header_rows && !placed.cell->header && !placed.cell->blocks.empty()) {
          any[column] = true;
          if (!is_number(*placed.cell) || placed.column_span > 1) numeric_[column] = false;
        }
        ColumnExtent extent;
        for (const Block& block : placed.cell->blocks) {
          if (const auto* paragraph = std::get_if<galley::Paragraph>(&block.value)) {
            ParagraphStyle style = cell_style(placed, r < table_.header_rows, no_element);
            NoteNumbers notes = frame_.notes;
            notes.references = nullptr;
            const ParagraphExtent found = measure_paragraph(make_paragraph(paragraph->content, style, notes, composer));
            extent.longest = std::max(extent.longest, found.longest);
            extent.shortest = std::max(extent.shortest, std::min(found.shortest, frame_.width / 3));
          } else {
            extent.longest = std::max(extent.longest, 18 * em);
            extent.shortest = std::max(extent.shortest, 5 * em);
          }
        }
        const std::uint32_t span = std::min(placed.column_span, end - placed.column);
        for (std::uint32_t i = 0; i < span; ++i) {
          ColumnExtent& wanted = columns[column + i];
          wanted.longest = std::max(wanted.longest, extent.longest / static_cast<float>(span) + 2 * padding_);
          wanted.shortest = std::max(wanted.shortest, extent.shortest / static_cast<float>(span) + 2 * padding_);
        }
      }
    }
    for (ColumnExtent& column : columns) column.shortest = std::max(column.shortest, 1.5F * em);
    for (std::size_t i = 0; i < any.size(); ++i) numeric_[i] = numeric_[i] && any[i];
    widths_ = share_width(columns, frame_.width);
    setter_.composer().shaper.forget();
    float lines = 0;
    float shortest = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      shortest += columns[i].shortest;
      lines = std::max(lines, columns[i].longest / std::max(widths_[i] - 2 * padding_, 1.0F));
    }
    return shortest > frame_.width ? std::numeric_limits<float>::infinity() : lines;
  }

  /// Numbers run from the left in every script: their units stand below each other at the right.
  Alignment number_alignment() const { return frame_.right_to_left ? Alignment::start : Alignment::end; }

  ParagraphStyle cell_style(const GridCell& placed, bool header_row, ElementId element) const {
    ParagraphStyle style = setter_.body_style(cell_frame(0, 100, no_element), element);
    style.bold = header_row || placed.cell->header;
    return style;
  }

  Frame cell_frame(float x, float width, ElementId element) const {
    Frame frame = frame_;
    frame.x = x;
    frame.width = width;
    frame.font_size = text_size_;
    frame.line_height = line_;
    frame.parent = element;
    frame.in_cell = true;
    frame.indent_first = false;
    frame.italic = false;
    frame.depth = frame_.depth + 1;
    return frame;
  }

  float total_width() const {
    float total = 0;
    for (const float width : widths_) total += width;
    return total;
  }

  /// What is set of one cell, and how far it has come when a row is divided.
  struct SetCell {
    std::vector<Piece> pieces;
    std::size_t next = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column = 0;
    std::uint32_t column_span = 1;
  };

  void set_row(std::uint32_t r, ElementId table_element, std::uint32_t begin, std::uint32_t end, bool header_row) {
    StructureTree& structure = setter_.composer().structure;
    const ElementId row_element = structure.add(ElementKind::table_row, table_element);
    std::vector<SetCell> cells;
    for (const GridCell& placed : cells_in(r, begin, end)) {
      const bool header = header_row || placed.cell->header;
      const ElementId element = structure.add(header ? ElementKind::header_cell : ElementKind::data_cell, row_element);
      const std::uint32_t span = std::min(placed.column_span, end - placed.column);
      const std::uint32_t own_span = std::max(1U, placed.cell->column_span);
      if (span > 1 || own_span > 1 || placed.row_span > 1 || header) {
        ElementDetail& detail = structure.detail(element);
        detail.column_span = span;
        detail.row_span = placed.row_span;
        detail.row_header = placed.cell->header;
        detail.column_header = header_row;
        // Cut where the table is, or less by columns in which no cell begins: what it was is said beside.
        if (span != own_span) detail.properties = {{"columns", std::to_string(own_span)}};
      }
      const std::uint32_t column = placed.column - begin;
      float before = 0;
      float width = 0;
      for (std::uint32_t i = 0; i < column; ++i) before += widths_[i];
      for (std::uint32_t i = 0; i < span; ++i) width += widths_[column + i];
      const float x = frame_.right_to_left ? frame_.x + frame_.width - before - width : frame_.x + before;
      SetCell& cell = cells.emplace_back();
      cell.row_span = placed.row_span;
      cell.column = column;
      cell.column_span = span;
      for (std::uint32_t i = 0; i < span; ++i) covered_until_[column + i] = r + placed.row_span;
      const Frame inner = cell_frame(x + padding_, std::max(width - 2 * padding_, 1.0F), element);
      for (const Block& block : placed.cell->blocks) {
        const auto* paragraph = std::get_if<galley::Paragraph>(&block.value);
        if (paragraph == nullptr) {
          setter_.set(block, inner, false, cell.pieces);
          continue;
        }
        const ElementId text = structure.add(ElementKind::paragraph, element);
        if (!block.id.empty()) structure.detail(text).anchor = block.id;
        ParagraphStyle style = cell_style(placed, header_row, text);
        const bool header_of_numbers = header_row && span == 1 && numeric_[column];
        if ((numeric_[column] && !placed.cell->header && span == 1) || header_of_numbers)
          style.alignment = number_alignment();
        setter_.set_inlines(paragraph->content, inner, style, cell.pieces);
      }
    }
    place_row(r, cells, header_row);
  }

  static float height_of(const SetCell& cell, std::size_t from) {
    float height = 0;
    for (std::size_t i = from; i < cell.pieces.size(); ++i) {
      height += cell.pieces[i].height + (i > from ? cell.pieces[i].space_before : 0);
    }
    return height;
  }

  void place_row(std::uint32_t r, std::vector<SetCell>& cells, bool header_row) {
    const float inset = 0.22F * line_;
    // A row that is higher than half a column is set in parts, low enough to fill what is left of a column.
    float most = std::max(frame_.height / 2, line_);
    for (const SetCell& cell : cells) {
      if (height_of(cell, 0) > frame_.height / 2) most = std::max(frame_.height / 6, line_);
    }
    const bool last_row = r + 1 == grid_.rows.size();
    const float width = total_width();
    const float x = frame_.right_to_left ? frame_.x + frame_.width - width : frame_.x;
    bool more = true;
    for (bool first = true; more; first = false) {
      more = false;
      Piece row;
      const float top = first ? inset : 0;
      float height = first ? line_ : 0;
      for (SetCell& cell : cells) {
        const float used = place_cell(cell, row, top, most);
        const bool cell_goes_on = cell.next < cell.pieces.size();
        more = more || cell_goes_on;
        // A cell that spans rows leaves what it needs to the last of them, unless that is too much to rely on.
        if (cell.row_span > 1 && !last_row && used < frame_.height / 2 && !cell_goes_on) {
          for (std::uint32_t i = 0; i < cell.column_span; ++i) rest_[cell.column + i] = used;
        } else {
          height = std::max(height, used);
        }
      }
      for (std::size_t column = 0; column < rest_.size(); ++column) {
        if (covered_until_[column] == r + 1) height = std::max(height, rest_[column]);
      }
      row.height = top + height + (more ? 0 : inset);
      for (float& rest : rest_) rest = std::max(0.0F, rest - row.height);
      if (r == 0 && first) row.content.rules.push_back({x, 0, width, 0.75F, 0, false});
      if (!more) {
        const bool head_end = header_row && r + 1 == table_.header_rows;
        const float thickness = last_row ? 0.75F : head_end ? 0.5F : 0.25F;
        const std::uint8_t gray = last_row || head_end ? 0 : 150;
        add_rule_below(r, x, row.height - thickness / 2, width, thickness, gray, row);
        const bool spans_on =
            std::any_of(cells.begin(), cells.end(), [](const SetCell& cell) { return cell.row_span > 1; });
        row.keep_with_next = spans_on && !last_row;
      }
      pieces_.push_back(std::move(row));
    }
  }

  /// The rule below a row, which leaves out the columns of cells that go on in the next row.
  void add_rule_below(std::uint32_t r, float x, float y, float width, float thickness, std::uint8_t gray, Piece& row) {
    float begin = 0;
    float at = 0;
    const auto finish = [&](float end) {
      if (end - begin < 0.1F) return;
      const float left = frame_.right_to_left ? x + width - end : x + begin;
      row.content.rules.push_back({left, y, end - begin, thickness, gray, false});
    };
    for (std::size_t column = 0; column < widths_.size(); ++column) {
      if (covered_until_[column] > r + 1) {
        finish(at);
        begin = at + widths_[column];
      }
      at += widths_[column];
    }
    finish(at);
  }

  /// Puts as much of a cell into a part of its row as `most` has room for, one piece at least. Returns its height.
  static float place_cell(SetCell& cell, Piece& row, float top, float most) {
    float y = 0;
    const std::size_t first = cell.next;
    while (cell.next < cell.pieces.size()) {
      Piece& piece = cell.pieces[cell.next];
      const float space = cell.next > first ? piece.space_before : 0;
      if (y + space + piece.height > most + 0.01F && cell.next > first) break;
      y += space;
      move(piece.content, 0, top + y);
      append(row.content, std::move(piece.content));
      row.notes.insert(row.notes.end(), piece.notes.begin(), piece.notes.end());
      y += piece.height;
      ++cell.next;
    }
    return y;
  }

  void add_to_head(TableHead& head, const Piece& row) {
    Piece copy = row;
    for (GlyphRun& run : copy.content.runs) run.element = layout_artifact;
    copy.content.links.clear();
    copy.content.images.clear();
    copy.notes.clear();
    head.height += copy.height;
    head.rows.push_back(std::move(copy));
  }

  const Table& table_;
  const std::string& anchor_;
  const Frame& frame_;
  BlockSetter& setter_;
  std::vector<Piece>& pieces_;
  TableGrid grid_;
  float text_size_ = 9;
  float line_ = 12;
  float padding_ = 4;
  std::vector<float> widths_;
  std::vector<bool> numeric_;
  std::vector<float> rest_;                   // for each column: how much of a cell that spans rows still needs room
  std::vector<std::uint32_t> covered_until_;  // and the row (exclusive) down to which the last cell there reaches
};

}  // namespace

void set_table(const Table& table, const std::string& anchor, const Frame& frame, BlockSetter& setter,
               std::vector<Piece>& pieces) {
  TableSetter(table, anchor, frame, setter, pieces).set();
}

}  // namespace galley::typesetting
