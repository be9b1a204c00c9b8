// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Visits of the parts of an article that filters change.

#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::filters {

/// Calls `visit(inlines)` for each run of inlines in the blocks, in reading order.
template <typename Visit>
void for_each_run(Blocks& blocks, const Visit& visit) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      visit(paragraph->content);
    } else if (auto* list = std::get_if<List>(&block.value)) {
      for (ListItem& item : list->items) for_each_run(item.blocks, visit);
    } else if (auto* table = std::get_if<Table>(&block.value)) {
      visit(table->caption);
      for (TableRow& row : table->rows) {
        for (TableCell& cell : row.cells) for_each_run(cell.blocks, visit);
      }
    } else if (auto* figure = std::get_if<Figure>(&block.value)) {
      visit(figure->caption);
      visit(figure->credit);
    } else if (auto* quote = std::get_if<Quote>(&block.value)) {
      for_each_run(quote->blocks, visit);
      visit(quote->attribution);
    }
  }
}

template <typename Visit>
void for_each_run(Section& section, const Visit& visit) {
  visit(section.heading);
  for_each_run(section.blocks, visit);
  for (Section& inner : section.sections) for_each_run(inner, visit);
}

/// All runs of an article, from kicker to notes.
template <typename Visit>
void for_each_run(Article& article, const Visit& visit) {
  visit(article.kicker);
  visit(article.headline);
  visit(article.deck);
  for_each_run(article.blocks, visit);
  for (Section& section : article.sections) for_each_run(section, visit);
  for (Note& note : article.notes) for_each_run(note.blocks, visit);
}

/// Calls `visit(figure)` for each figure in the blocks.
template <typename Visit>
void for_each_figure(const Blocks& blocks, const Visit& visit) {
  for (const Block& block : blocks) {
    if (const auto* figure = std::get_if<Figure>(&block.value)) {
      visit(*figure);
    } else if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) for_each_figure(item.blocks, visit);
    } else if (const auto* table = std::get_if<Table>(&block.value)) {
      for (const TableRow& row : table->rows) {
        for (const TableCell& cell : row.cells) for_each_figure(cell.blocks, visit);
      }
    } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
      for_each_figure(quote->blocks, visit);
    }
  }
}

template <typename Visit>
void for_each_figure(const Section& section, const Visit& visit) {
  for_each_figure(section.blocks, visit);
  for (const Section& inner : section.sections) for_each_figure(inner, visit);
}

template <typename Visit>
void for_each_figure(const Article& article, const Visit& visit) {
  for_each_figure(article.blocks, visit);
  for (const Section& section : article.sections) for_each_figure(section, visit);
  for (const Note& note : article.notes) for_each_figure(note.blocks, visit);
}

/// Calls `visit(blocks, where)` for each list of blocks that is running text: of the article, of sections,
/// quotes, list items and notes, but not of table cells. `where` says which: "article 2, section 1".
template <typename Visit>
void for_each_text_flow(Blocks& blocks, const std::string& where, const Visit& visit) {
  visit(blocks, where);
  for (Block& block : blocks) {
    if (auto* list = std::get_if<List>(&block.value)) {
      for (ListItem& item : list->items) for_each_text_flow(item.blocks, where, visit);
    } else if (auto* quote = std::get_if<Quote>(&block.value)) {
      for_each_text_flow(quote->blocks, where, visit);
    }
  }
}

template <typename Visit>
void for_each_text_flow(std::vector<Section>& sections, const std::string& where, const Visit& visit) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string place = where + ", section " + std::to_string(i + 1);
    for_each_text_flow(sections[i].blocks, place, visit);
    for_each_text_flow(sections[i].sections, place, visit);
  }
}

template <typename Visit>
void for_each_text_flow(Document& document, const Visit& visit) {
  for (std::size_t i = 0; i < document.articles.size(); ++i) {
    Article& article = document.articles[i];
    const std::string place = "article " + std::to_string(i + 1);
    for_each_text_flow(article.blocks, place, visit);
    for_each_text_flow(article.sections, place, visit);
    for (Note& note : article.notes) for_each_text_flow(note.blocks, place + ", note " + note.id, visit);
  }
}

}  // namespace galley::filters
