// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What stands alone at the head and the foot of a page: running heads and page numbers, if other pages agree.

#include <vector>

#include "page_layout/page_parts.hpp"

namespace galley::layout {

struct PageMargins {
  std::vector<Members> head;  ///< strips from the top
  std::vector<Members> foot;
  std::vector<Members> sides;  ///< turned lines between the text and an edge of the paper: stamps, notices, names
};

/// Marks the chunks that it takes in `parts.taken`. Head and foot are those of the text as it is read, so that a page
/// turned on its side has them there; those of vertical lines are at the page's own.
PageMargins take_margins(const PageContent& page, const PageChunks& chunks, PageParts& parts);

}  // namespace galley::layout
