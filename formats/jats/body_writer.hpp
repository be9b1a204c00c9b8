// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::jats {

/// Writes what articles hold: runs, blocks, sections, notes.
class BodyWriter {
 public:
  BodyWriter(xml_text::MarkupOutput& output, const Document& document, Context& context)
      : output_(output), document_(document), context_(context) {}

  /// What follows belongs to the `number`th article.
  void begin_article(std::size_t number) { number_ = number; }

  void run(const Inlines& inlines);
  /// An element that holds a run; nothing for an empty one.
  void run_element(std::string_view name, const Inlines& inlines);
  void blocks(const Blocks& blocks);
  void sections(const std::vector<Section>& sections);
  /// `back` with the notes; nothing where there are none.
  void back(const std::vector<Note>& notes);

 private:
  void inline_item(const Inline& item);
  void link(const Link& link);
  void link_part(const Link& link, const Inlines& content, std::string_view use);
  void block(const Block& block);
  /// Where only paragraphs may stand: other blocks are put into one.
  void wrapped(const Blocks& blocks);
  void list(const List& list);
  void table(const Table& table, const std::string& id);
  void figure(const Figure& figure, const std::string& id);
  void start(std::string_view name, const std::string& id);

  xml_text::MarkupOutput& output_;
  const Document& document_;
  Context& context_;
  std::size_t number_ = 0;
};

}  // namespace galley::jats
