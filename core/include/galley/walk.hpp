// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Visits of everything of one kind in a document, in reading order, so that a writer or filter need not know what can
/// lie in what.
///
///     std::size_t tables = 0;
///     galley::walk_article(article, galley::Ignore(), [&](const galley::Block& block) {
///       tables += std::holds_alternative<galley::Table>(block.value);
///     }, galley::Ignore());
///
/// What is walked may be const or not; where it is not, a visit may change what it is given, but not the list that
/// holds it. Depth is that of the document, which Limits::depth bounds. Safe in any thread that has the document to
/// itself. All of it is compiled into who uses it.

#include "galley/document.hpp"

namespace galley {

/// Calls `on_block(block)` before what is in the block, and `on_run(inlines)` for each run of it: paragraphs, captions,
/// credits, attributions.
template <class BlockList, class OnBlock, class OnRun>
void walk_blocks(BlockList& blocks, const OnBlock& on_block, const OnRun& on_run) {
  for (auto& block : blocks) {
    on_block(block);
    if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      on_run(paragraph->content);
    } else if (auto* list = std::get_if<List>(&block.value)) {
      for (auto& item : list->items) walk_blocks(item.blocks, on_block, on_run);
    } else if (auto* table = std::get_if<Table>(&block.value)) {
      on_run(table->caption);
      for (auto& row : table->rows) {
        for (auto& cell : row.cells) walk_blocks(cell.blocks, on_block, on_run);
      }
    } else if (auto* figure = std::get_if<Figure>(&block.value)) {
      on_run(figure->caption);
      on_run(figure->credit);
    } else if (auto* quote = std::get_if<Quote>(&block.value)) {
      walk_blocks(quote->blocks, on_block, on_run);
      on_run(quote->attribution);
    }
  }
}

/// The same for sections and those in them, with `on_section(section)` before what is in it; its heading is a run.
template <class SectionList, class OnSection, class OnBlock, class OnRun>
void walk_sections(SectionList& sections, const OnSection& on_section, const OnBlock& on_block, const OnRun& on_run) {
  for (auto& section : sections) {
    on_section(section);
    on_run(section.heading);
    walk_blocks(section.blocks, on_block, on_run);
    walk_sections(section.sections, on_section, on_block, on_run);
  }
}

/// The same for an article: kicker, headline, deck, blocks, sections. Its notes are not visited; see walk_blocks.
template <class ArticleType, class OnSection, class OnBlock, class OnRun>
void walk_article(ArticleType& article, const OnSection& on_section, const OnBlock& on_block, const OnRun& on_run) {
  on_run(article.kicker);
  on_run(article.headline);
  on_run(article.deck);
  walk_blocks(article.blocks, on_block, on_run);
  walk_sections(article.sections, on_section, on_block, on_run);
}

/// Calls `on_inline(inline)` for each inline of a run, a link before what is in it.
template <class InlineList, class OnInline>
void walk_inlines(InlineList& inlines, const OnInline& on_inline) {
  for (auto& each : inlines) {
    on_inline(each);
    if (auto* link = std::get_if<Link>(&each.value)) walk_inlines(link->content, on_inline);
  }
}

/// For a walk that has no use for one kind.
struct Ignore {
  template <class Part>
  void operator()(Part&) const {}
};

}  // namespace galley
