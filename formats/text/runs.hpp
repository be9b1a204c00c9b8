// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Goes through all runs of inlines of blocks, sections and articles, in reading order.

#include <variant>

#include "galley/document.hpp"

namespace galley::text {

/// Calls `visit(Inlines&)` for each run below `blocks`; the inlines of links are part of the run they are in.
template <typename BlocksType, typename Visit>
void for_each_run(BlocksType& blocks, const Visit& visit) {
  for (auto& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      visit(paragraph->content);
    } else if (auto* list = std::get_if<List>(&block.value)) {
      for (auto& item : list->items) for_each_run(item.blocks, visit);
    } else if (auto* quote = std::get_if<Quote>(&block.value)) {
      for_each_run(quote->blocks, visit);
      visit(quote->attribution);
    } else if (auto* figure = std::get_if<Figure>(&block.value)) {
      visit(figure->caption);
      visit(figure->credit);
    } else if (auto* table = std::get_if<Table>(&block.value)) {
      visit(table->caption);
      for (auto& row : table->rows) {
        for (auto& cell : row.cells) for_each_run(cell.blocks, visit);
      }
    }
  }
}

template <typename Sections, typename Visit>
void for_each_run_of_sections(Sections& sections, const Visit& visit) {
  for (auto& section : sections) {
    visit(section.heading);
    for_each_run(section.blocks, visit);
    for_each_run_of_sections(section.sections, visit);
  }
}

/// The runs of an article, but for its notes.
template <typename ArticleType, typename Visit>
void for_each_run_of_article(ArticleType& article, const Visit& visit) {
  visit(article.kicker);
  visit(article.headline);
  visit(article.deck);
  for_each_run(article.blocks, visit);
  for_each_run_of_sections(article.sections, visit);
}

}  // namespace galley::text
