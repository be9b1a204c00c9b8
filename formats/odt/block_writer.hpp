// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "odt/run_writer.hpp"

namespace galley::odt {

/// Writes blocks of one article.
class BlockWriter {
 public:
  /// How blocks are set where they stand.
  struct Setting {
    std::string_view paragraph_style;
    bool in_quote = false;
  };

  BlockWriter(WriteState& state, ArticleContext& article, std::string& xml, bool in_note)
      : state_(state), article_(article), xml_(xml), runs_(state, article, xml, in_note) {}

  RunWriter& runs() { return runs_; }

  void blocks(const Blocks& blocks, const Setting& setting);

  /// text:p with a style of the style sheet, or one over it that tells the article's language and direction.
  void open_paragraph(std::string_view style);
  void close_paragraph() { xml_ += "</text:p>"; }
  void open_heading(std::string_view style, std::uint32_t level);
  void close_heading() { xml_ += "</text:h>"; }
  void empty_paragraph(std::string_view style);
  void paragraph(std::string_view style, const Inlines& content, const std::string& id);

  /// The bookmark of an anchor, if it has one.
  void anchor(const std::string& id);

  /// A bookmark that marks this paragraph; gives its name, the key of what the marks say of it.
  std::string block_mark();

 private:
  /// A list under way. It is closed where an item holds what no list can, and opened again for the next item.
  struct ListFrame {
    bool ordered = false;
    std::int32_t start = 1;
    std::string name;    ///< xml:id; empty when nothing refers to it
    bool begun = false;  ///< its first item was written
    bool list_is_open = false;
    bool item_is_open = false;
  };

  void block(const Block& block, const Block* previous, const Setting& setting);
  void holds_anchor(std::string_view holder, const std::string& id);
  void quote(const Quote& quote, const std::string& id, const Block* previous, const Setting& setting);
  void preformatted(const Preformatted& preformatted, const std::string& id);
  void figure(const Figure& figure, const std::string& id);
  void picture(const Figure& figure);
  std::string open_section(std::string_view prefix, const std::string& more);
  void close_section() { xml_ += "</text:section>"; }

  // list_writer.cpp
  void list(const List& list, const std::string& id);
  void item(const ListItem& item, std::size_t level);
  void begin_item(std::size_t level);
  void open_list(ListFrame& frame);
  void close_lists();

  // table_writer.cpp
  void table(const Table& table, const std::string& id);
  void row(const Table& table, std::size_t number, std::vector<std::uint32_t>& covered);
  void cell_content(const TableCell& cell, bool in_header_row);

  WriteState& state_;
  ArticleContext& article_;
  std::string& xml_;
  RunWriter runs_;
  std::vector<ListFrame> lists_;
  std::vector<std::string> waiting_anchors_;  ///< of lists, quotes and tables: for the next paragraph
};

}  // namespace galley::odt
