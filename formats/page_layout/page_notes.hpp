// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Foot notes: what stands below the text of a column, under a rule or in smaller type, and begins with a mark.

#include <cstddef>
#include <string>
#include <vector>

#include "page_layout/chunk.hpp"
#include "page_layout/layout_block.hpp"

namespace galley::layout {

/// The mark that a note begins with: 1, 12, *, †, a; raised, or with a full stop, a bracket or a space after it.
struct NoteMark {
  std::string text;        ///< the mark alone; empty: none
  std::size_t length = 0;  ///< bytes of the block's text that belong to it, with the space after it
  bool raised = false;
};
NoteMark note_mark(const std::vector<Run>& runs);

/// Tells which of a page's blocks, from `begin` on, are notes (in a document of this text size), and that the text
/// before them ends a region.
void mark_notes(const PageContent& page, const PageChunks& chunks, float text_size, std::size_t begin,
                std::vector<LayoutBlock>& blocks);

/// Puts references into the text where a raised mark leads to a note on the same page or the next, and numbers the
/// notes: Run::note and LayoutBlock::note_number. A note that nothing leads to stays a paragraph. Returns how many
/// notes there are.
std::size_t link_notes(std::vector<LayoutBlock>& blocks);

}  // namespace galley::layout
