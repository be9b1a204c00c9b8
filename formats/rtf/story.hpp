// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rtf/rtf_reading.hpp"
#include "word_processing/story_builder.hpp"

namespace galley::rtf {

/// What a \trowd defines (RTF 1.9.1, "Table Definitions").
struct RowDefinition {
  struct Cell {
    std::int32_t edge = 0;  ///< \cellx, in twentieths of a point
    bool goes_on_sideways = false;
    bool begins_down = false;
    bool goes_on_down = false;
  };
  std::vector<Cell> cells;
  Cell next;  ///< what was told of the cell whose edge is to come
  bool header = false;
};

/// One story: the body, a note, a text box. Paragraphs go to its end, or into the cells of the tables under way there.
class Story {
 public:
  explicit Story(RtfReading& reading) : reading_(reading) { frames_.emplace_back(reading); }

  word_processing::StyledParagraph& open() { return open_; }

  /// Ends the open paragraph, which stands in `table_depth` tables.
  void end_paragraph(std::size_t table_depth);
  void end_cell(std::size_t table_depth);
  void end_row(std::size_t table_depth, const RowDefinition& definition);

  /// Ends the tables that are deeper than where a mark of ours stands, or begins those that it stands in.
  void set_table_depth(std::size_t depth);

  /// Marks of ours between paragraphs. What `open_holder` begins, a quote or the blocks of a list item of this level,
  /// lasts to `close_holder`.
  void open_holder(bool quote, std::uint8_t level, std::string anchor);
  void close_holder();
  void begin_article(std::string mark);
  void table_mark(std::string mark, std::string anchor);
  void absent_cell() { is_absent_ = true; }

  /// Ends whatever is open and gives all.
  word_processing::RawPieces finish();

 private:
  struct Frame {
    explicit Frame(word_processing::Reading& reading) : builder(reading, {}) {}
    word_processing::StoryBuilder builder;
    bool quote = false;
    std::uint8_t level = 0;
    std::uint32_t depth = 0;  ///< levels of nesting that it adds
    std::string anchor;
  };
  struct Cell {
    Blocks blocks;
    bool column_heading = false;
    bool row_heading = false;
    bool absent = false;
  };
  struct Row {
    std::vector<Cell> cells;
    RowDefinition definition;
  };
  struct OpenTable {
    std::vector<Frame> frames;  ///< of the cell under way
    std::vector<Cell> cells;
    std::vector<Row> rows;
    std::string mark;
    std::string anchor;
  };

  std::vector<Frame>& frames() { return tables_.empty() ? frames_ : tables_.back().frames; }
  word_processing::StoryBuilder& builder() { return frames().back().builder; }
  void close_table();
  static Table joined(std::vector<Row> rows);

  RtfReading& reading_;
  word_processing::StyledParagraph open_;
  std::vector<Frame> frames_;
  std::vector<OpenTable> tables_;
  std::string table_mark_;
  std::string table_anchor_;
  bool is_absent_ = false;
};

}  // namespace galley::rtf
