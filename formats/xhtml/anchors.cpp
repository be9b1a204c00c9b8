// SPDX-License-Identifier: Apache-2.0
#include "xhtml/anchors.hpp"

#include "xhtml/markup.hpp"

namespace galley::xhtml {

Anchors::Anchors(const Document& document) {
  for (std::size_t i = 0; i < document.articles.size(); ++i) {
    const Article& article = document.articles[i];
    add(article.id, i);
    add(article.blocks, i);
    add(article.sections, i);
    for (const Note& note : article.notes) add(note.blocks, i);
  }
}

void Anchors::add(const std::string& name, std::size_t article) {
  if (name.empty()) return;
  // Names that begin with "g-" are the writer's own.
  const bool usable = is_identifier(name) && name.compare(0, 2, "g-") != 0;
  anchors_.try_emplace(name, Anchor{article, usable ? name : "g-anchor-" + std::to_string(anchors_.size() + 1)});
}

void Anchors::add(const Blocks& blocks, std::size_t article) {
  for (const Block& block : blocks) {
    add(block.id, article);
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) add(item.blocks, article);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) add(cell.blocks, article);
      }
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      add(quote->blocks, article);
    }
  }
}

void Anchors::add(const std::vector<Section>& sections, std::size_t article) {
  for (const Section& section : sections) {
    add(section.id, article);
    add(section.blocks, article);
    add(section.sections, article);
  }
}

std::string Anchors::address(std::string_view name, std::size_t from) const {
  const auto found = anchors_.find(name);
  if (found == anchors_.end()) return {};
  std::string address;
  if (found->second.article != from) address = "article-" + std::to_string(found->second.article + 1) + ".xhtml";
  return address + "#" + found->second.id;
}

std::string Anchors::id(std::string_view name) const {
  const auto found = anchors_.find(name);
  return found == anchors_.end() ? std::string() : found->second.id;
}

}  // namespace galley::xhtml
