// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rtf/run_writer.hpp"

namespace galley::rtf {

/// Writes blocks of one article.
class BlockWriter {
 public:
  /// How blocks are set where they stand.
  struct Setting {
    std::string_view paragraph_style;
    std::uint32_t list_depth = 0;
    bool in_quote = false;
  };

  BlockWriter(WriteState& state, ArticleContext& article, std::string& rtf, bool in_note)
      : state_(state), article_(article), rtf_(rtf), runs_(state, article, rtf, in_note) {}

  RunWriter& runs() { return runs_; }

  /// The first paragraph that comes begins with the note's number.
  void begin_note() { note_mark_waits_ = true; }

  void blocks(const Blocks& blocks, const Setting& setting);

  /// `extra`: control words of paragraph formatting over the style's.
  void open_paragraph(std::string_view style, std::string_view extra = {});
  void close_paragraph() { rtf_ += "\\par\n"; }
  void empty_paragraph(std::string_view style);
  void paragraph(std::string_view style, const Inlines& content, const std::string& id);

  /// The bookmark of an anchor, if it has one.
  void anchor(const std::string& id);

  /// Marks this paragraph; gives the key of what the marks say of it.
  std::string block_mark();

 private:
  void block(const Block& block, const Block* previous, const Setting& setting);
  void list(const List& list, const std::string& id, const Setting& setting);
  void item(const ListItem& item, std::size_t number, std::uint32_t level, const Setting& setting);
  void quote(const Quote& quote, const std::string& id, const Block* previous, const Setting& setting);
  void preformatted(const Preformatted& preformatted, const std::string& id);
  void figure(const Figure& figure, const std::string& id);
  void picture(const Figure& figure, const Media& media);
  std::string bookmark_of(const std::string& id) const;
  std::string depth() const { return std::to_string(table_depth_); }

  // table_writer.cpp
  void table(const Table& table, const std::string& id);
  void cell(const TableCell& cell, bool in_header_row);
  void end_cell();
  void end_row(const std::string& definition);

  WriteState& state_;
  ArticleContext& article_;
  std::string& rtf_;
  RunWriter runs_;
  std::uint32_t table_depth_ = 0;
  bool note_mark_waits_ = false;
  std::vector<std::string> waiting_anchors_;  ///< of lists, quotes and tables: for the next paragraph
};

}  // namespace galley::rtf
