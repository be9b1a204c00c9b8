// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"
#include "pandoc_json/json_output.hpp"

namespace galley::pandoc_json {

/// Writes what an article holds: runs of inlines and blocks. One for each article.
class ContentWriter {
 public:
  /// `flat`: without the Div elements that pandoc's writers of plain formats show or stumble over.
  ContentWriter(JsonOutput& output, const Document& document, const Article& article, Context& context,
                bool flat = false);

  /// The list of pandoc's inlines that a run is.
  void inlines(const Inlines& inlines);
  /// The same for a plain string.
  void inlines(std::string_view text);
  /// Each block, without brackets.
  void blocks(const Blocks& blocks);
  /// The notes that were never referred to, in a Div; nothing where there are none.
  void unused_notes();

  /// A Plain of the run.
  void plain(const Inlines& inlines);

 private:
  void each_inline(const Inlines& inlines);
  void words(std::string_view text);
  void text(const Text& text);
  void note(const std::string& id);
  void ruby(const Ruby& ruby);
  void block(const Block& block);
  void paragraph(const Paragraph& paragraph, bool tight);
  /// A list item's or cell's blocks, in brackets: one paragraph alone is Plain.
  void tight_blocks(const Blocks& blocks);
  void list(const List& list);
  void table(const Table& table, std::string_view id);
  void rows(const Table& table, std::size_t first, std::size_t end);
  void figure(const Figure& figure, std::string_view id);
  void picture(const Figure& figure);
  /// A line that belongs to the block before it: in a Div of that class, or a paragraph.
  void line_of(std::string_view name, const Inlines& line);

  JsonOutput& output_;
  const Document& document_;
  const Article& article_;
  Context& context_;
  bool flat_;
  std::map<std::string_view, const Note*> notes_;
  std::map<std::string_view, int> references_;  ///< to each note
  std::set<std::string_view> written_;
};

/// "data:image/png;base64,...": RFC 2397.
std::string data_address(const Media& media);

}  // namespace galley::pandoc_json
