// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "word_processing/block_assembler.hpp"
#include "word_processing/inline_collector.hpp"
#include "word_processing/reading.hpp"

namespace galley::word_processing {

/// A paragraph as a word processor's file has it, and what it says of it.
struct StyledParagraph {
  ParagraphRole role = ParagraphRole::none;
  std::uint8_t level = 0;                         ///< of a heading, from 1
  bool ruled = false;                             ///< has a border below or above
  bool strong = false;                            ///< its style is bold
  std::optional<BlockAssembler::ItemPlace> item;  ///< it begins a list item
  std::int32_t continues = -1;                    ///< it goes on in the item of this level, from 0
  InlineCollector inlines;
  std::string lines;  ///< the text as typed, for preformatted paragraphs
  RawPieces before;   ///< figures and text boxes that stand before the first text
  RawPieces after;
  std::vector<std::string> anchors;
  std::vector<std::string> outer_anchors;  ///< that stand before it: of the list or quote that it begins, else its own
  std::string mark;                        ///< a bookmark of ours on the block
  std::string article_mark;                ///< ... on an article that begins here
  bool joins_lines = false;                ///< of a preformatted block, if it has no mark: in our own files too
  std::optional<Byline> byline;            ///< told by the text's own marks; else by `mark`
  std::optional<Dateline> dateline;        ///< likewise
  CaptionOf caption_of = CaptionOf::unknown;
  std::uint64_t bytes = 0;           ///< of text
  std::uint64_t strong_bytes = 0;    ///< of it, set bold by something else than a style for strong text
  std::uint64_t emphasis_bytes = 0;  ///< likewise
  std::uint64_t largest_run = 0;
  std::uint16_t size = 0;  ///< of the largest run, in half-points; 0: not told

  bool keeps_lines() const { return role == ParagraphRole::preformatted; }

  /// Appends text, to the lines or to the inlines.
  void text(std::string_view text, Style style, std::string_view language) {
    bytes += text.size();
    if (keeps_lines()) {
      lines += text;
    } else {
      inlines.text(text, style, language);
    }
  }
  void line_break() {
    if (keeps_lines()) {
      lines += '\n';
    } else {
      inlines.add({LineBreak{}});
    }
  }
  /// A figure or the content of a text box, where it stands.
  void place(RawPiece piece) { (bytes == 0 ? before : after).push_back(std::move(piece)); }
};

/// Makes the pieces of one story (the body, a note, a cell, a text box) of its paragraphs.
class StoryBuilder {
 public:
  /// `reading` must outlive the builder; `part` is the place for diagnostics.
  StoryBuilder(Reading& reading, std::string part) : reading_(reading), part_(std::move(part)) {}

  void paragraph(StyledParagraph paragraph);

  /// An article begins here; `mark` is its name in the marks.
  void begin_article(std::string mark);

  /// A bookmark between blocks: of the next one.
  void anchor_next(std::string name) { waiting_anchors_.push_back(std::move(name)); }

  /// The bookmarks that wait for the next block, which is now the caller's.
  std::vector<std::string> take_waiting_anchors() { return std::exchange(waiting_anchors_, {}); }

  void table(Table table, std::vector<std::string> names);

  /// A list that is whole already.
  void list(List list, std::vector<std::string> names);

  /// Any piece that is neither.
  void piece(RawPiece piece) { assembler_.add(std::move(piece)); }

  /// Blocks that belong to the list item that is open at `level`, or the nearest one.
  void item_blocks(std::uint8_t level, RawPieces pieces);

  /// Pieces that are one quote.
  void quote(RawPieces pieces, std::vector<std::string> names);

  BlockAssembler& assembler() { return assembler_; }
  RawPieces finish();

  bool has_column_heading() const { return has_column_heading_; }  ///< a paragraph is styled as one of a header row
  bool has_row_heading() const { return has_row_heading_; }        ///< ... or of a cell that heads its row

 private:
  void finish_as_role(StyledParagraph& open, Inlines inlines);
  bool finish_in_list(StyledParagraph& open, Inlines& inlines);
  void finish_as_piece(StyledParagraph& open, Inlines inlines);
  std::string anchor_of(std::vector<std::string>& names);
  std::string anchor_around(std::vector<std::string>& names);
  std::string own_anchor(StyledParagraph& open);
  std::string outer_anchor(StyledParagraph& open, std::string_view kind);
  Place place() const { return {.part = part_, .page = 0, .line = 0, .column = 0, .offset = -1, .item = {}}; }

  Reading& reading_;
  std::string part_;
  BlockAssembler assembler_;
  std::vector<std::string> waiting_anchors_;  ///< bookmarks between blocks and of empty paragraphs: of the next block
  bool has_column_heading_ = false;
  bool has_row_heading_ = false;
};

/// Is there nothing to see in the inlines?
bool is_blank(const Inlines& inlines);

/// A picture as a piece.
RawPiece figure_piece(Figure figure);

}  // namespace galley::word_processing
