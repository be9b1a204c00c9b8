// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::docbook {

/// Writes what articles hold: runs, blocks, sections, and footnotes where they are referred to first.
class BodyWriter {
 public:
  BodyWriter(xml_text::MarkupOutput& output, const Document& document, Context& context)
      : output_(output), document_(document), context_(context) {}

  /// What follows belongs to this article, the `number`th.
  void begin_article(const Article& article, std::size_t number);

  void run(const Inlines& inlines);
  /// An element that holds a run; nothing for an empty one.
  void run_element(std::string_view name, const Inlines& inlines, std::string_view role = {});
  void blocks(const Blocks& blocks);
  /// Sections; where there are neither blocks nor sections, an empty paragraph, which must be there.
  void body(const Blocks& blocks, const std::vector<Section>& sections);
  /// Footnotes that nothing refers to.
  void other_notes();

 private:
  void inline_item(const Inline& item);
  void address(std::string_view name, const std::string& address);
  void note(const std::string& id);
  void block(const Block& block);
  void attribution(const Inlines& inlines);
  void list(const List& list);
  void table(const Table& table, const std::string& id);
  void figure(const Figure& figure, const std::string& id);
  void start(std::string_view name, const std::string& id);
  void holder(std::string_view name, const Blocks& blocks);

  xml_text::MarkupOutput& output_;
  const Document& document_;
  Context& context_;
  const Article* article_ = nullptr;
  std::size_t number_ = 0;
  std::unordered_map<std::string_view, const Note*> notes_;  ///< of the article, by id
  std::unordered_set<std::string> written_notes_;
};

}  // namespace galley::docbook
