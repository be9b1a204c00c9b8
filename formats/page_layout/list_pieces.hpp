// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Lists among the blocks of a document: items told by their markers and by how far they are set in.

#include <cstddef>
#include <functional>
#include <vector>

#include "galley/document.hpp"
#include "page_layout/layout_block.hpp"

namespace galley::layout {

struct FoundList {
  List list;
  std::size_t length = 0;  ///< how many blocks it takes; 0: no list begins here
};

/// The list that begins with block `begin`. `is_text`: may the block with this index be in a list?
/// Takes the markers of the items off their runs, if there is a list.
FoundList list_at(std::vector<LayoutBlock>& blocks, std::size_t begin, const std::function<bool(std::size_t)>& is_text,
                  const std::function<Block(const LayoutBlock&)>& paragraph_of);

}  // namespace galley::layout
