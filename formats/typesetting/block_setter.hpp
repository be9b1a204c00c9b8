// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "typesetting/lines.hpp"

namespace galley::typesetting {

/// Where blocks are set and in what manner.
struct Frame {
  float x = 0;       ///< from the start of the column
  float width = 0;   ///< along the line
  float height = 0;  ///< of a whole column: nothing may be higher
  float font_size = 10;
  float line_height = 13;
  ElementId parent = no_element;
  std::string language;
  bool right_to_left = false;
  bool in_cell = false;      ///< of a table: not justified, no indents
  bool indent_first = true;  ///< paragraphs begin with an indent
  bool italic = false;
  std::uint32_t depth = 0;  ///< of lists, quotes and tables around
  NoteNumbers notes;
};

/// Turns blocks into pieces.
class BlockSetter {
 public:
  BlockSetter(Composer& composer, const Document& document, Context& context)
      : composer_(composer), document_(document), context_(context) {}

  /// Appends the pieces of one block. `indent` is false for the first paragraph below a heading.
  void set(const Block& block, const Frame& frame, bool indent, std::vector<Piece>& pieces);

  /// A paragraph that begins with a dateline (as printed).
  void set_text(const galley::Paragraph& paragraph, const std::string& anchor, const Frame& frame, bool indent,
                std::vector<Piece>& pieces, const std::string& dateline = {}, const Properties& dateline_parts = {});

  void set_blocks(const Blocks& blocks, const Frame& frame, std::vector<Piece>& pieces);

  /// One run of inlines as a paragraph of its own kind (caption, attribution, heading).
  void set_inlines(const Inlines& inlines, const Frame& frame, const ParagraphStyle& style, std::vector<Piece>& pieces);

  /// The style of running text in a frame.
  ParagraphStyle body_style(const Frame& frame, ElementId element) const;

  /// The note with this index: its number and its blocks.
  void set_note(const Note& note, std::size_t index, ElementId element, const Frame& frame, std::vector<Piece>& pieces);

  Composer& composer() { return composer_; }
  Context& context() { return context_; }
  const Document& document() const { return document_; }

 private:
  void set_list(const List& list, const std::string& anchor, const Frame& frame, std::vector<Piece>& pieces);
  void set_figure(const Figure& figure, const std::string& anchor, const Frame& frame, std::vector<Piece>& pieces);
  void set_quote(const Quote& quote, const std::string& anchor, const Frame& frame, std::vector<Piece>& pieces);
  void set_preformatted(const Preformatted& text, const std::string& anchor, const Frame& frame,
                        std::vector<Piece>& pieces);
  void set_break(const std::string& anchor, const Frame& frame, std::vector<Piece>& pieces);
  ElementId add_element(ElementKind kind, ElementId parent, const std::string& anchor);

  Composer& composer_;
  const Document& document_;
  Context& context_;
};

/// Sets a table in a frame (table_setter.cpp).
void set_table(const Table& table, const std::string& anchor, const Frame& frame, BlockSetter& setter,
               std::vector<Piece>& pieces);

}  // namespace galley::typesetting
