// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "docx/run_writer.hpp"

namespace galley::docx {

/// Writes blocks into one part: the body or the footnotes.
class BlockWriter {
 public:
  BlockWriter(WriteState& state, RelationshipWriter& relationships, std::string& xml)
      : state_(state), relationships_(relationships), xml_(xml), runs_(state, relationships, xml) {}

  RunWriter& runs() { return runs_; }

  /// Where blocks stand: what paragraphs are styled as, and how deep in lists.
  struct Setting {
    std::string_view paragraph_style = "BodyText";
    std::uint32_t list_depth = 0;  ///< of a list that comes
    bool in_quote = false;
  };
  void blocks(const Blocks& blocks, const Setting& setting);

  /// Opens a paragraph with its properties; `extra` holds further ones in the order of the schema, after the style.
  void open_paragraph(std::string_view style, std::string_view extra = {});
  void close_paragraph() { xml_ += "</w:p>"; }
  void paragraph(std::string_view style, const Inlines& content, const std::string& anchor = {});
  void empty_paragraph(std::string_view style) {
    open_paragraph(style);
    close_paragraph();
  }

  /// A bookmark to be put at the beginning of the next paragraph, or before the next table or content control: word
  /// processors move one that stands between blocks to where they like.
  void mark_next(std::string bookmark) { next_mark_ = std::move(bookmark); }

  /// Marks the place with the bookmark of an anchor, if there is one.
  void anchor(const std::string& id);

  /// A hidden bookmark of ours, to be put in a paragraph, and its entry in the custom XML part.
  void block_mark(MarksWriter::Attributes attributes);

 private:
  void block(const Block& block, const Block* previous, const Setting& setting);
  void list(const List& list, const std::string& id, const Setting& setting);
  void item(const ListItem& item, std::uint32_t number, std::uint32_t level, const Setting& setting);
  void quote(const Quote& quote, const std::string& id, const Block* previous, const Setting& setting);
  void preformatted(const Preformatted& preformatted, const std::string& id, const Block* previous);
  void figure(const Figure& figure, const std::string& id);
  void picture(const Figure& figure);
  void table(const Table& table, const std::string& id);
  void cell_content(const TableCell& cell, bool in_header_row);
  void open_control(std::string_view tag);
  void put_next_mark();
  void close_control() { xml_ += "</w:sdtContent></w:sdt>"; }

  WriteState& state_;
  RelationshipWriter& relationships_;
  std::string& xml_;
  RunWriter runs_;
  std::string next_mark_;
};

}  // namespace galley::docx
