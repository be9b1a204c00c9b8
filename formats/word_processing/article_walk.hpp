// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "galley/document.hpp"

namespace galley::word_processing {

template <class Visit>
void walk_blocks(Blocks& blocks, Visit& visit);

template <class Visit>
void walk_block(Block& block, Visit& visit) {
  if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
    visit(paragraph->content);
  } else if (auto* list = std::get_if<List>(&block.value)) {
    for (ListItem& item : list->items) walk_blocks(item.blocks, visit);
  } else if (auto* table = std::get_if<Table>(&block.value)) {
    visit(table->caption);
    for (TableRow& row : table->rows) {
      for (TableCell& cell : row.cells) walk_blocks(cell.blocks, visit);
    }
  } else if (auto* figure = std::get_if<Figure>(&block.value)) {
    visit(figure->caption);
    visit(figure->credit);
  } else if (auto* quote = std::get_if<Quote>(&block.value)) {
    walk_blocks(quote->blocks, visit);
    visit(quote->attribution);
  }
}

template <class Visit>
void walk_blocks(Blocks& blocks, Visit& visit) {
  for (Block& block : blocks) walk_block(block, visit);
}

template <class Visit>
void walk_section(Section& section, Visit& visit) {
  visit(section.heading);
  walk_blocks(section.blocks, visit);
  for (Section& inner : section.sections) walk_section(inner, visit);
}

/// Calls `visit(Inlines&)` for every run of an article in reading order, its notes left out.
template <class Visit>
void walk_article(Article& article, Visit&& visit) {
  visit(article.kicker);
  visit(article.headline);
  visit(article.deck);
  walk_blocks(article.blocks, visit);
  for (Section& section : article.sections) walk_section(section, visit);
}

}  // namespace galley::word_processing
