// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "page_layout/layout_block.hpp"

namespace galley::layout {

/// For each block the one that says what it shows, if it is a picture and there is one below, above or beside it; else
/// the block itself. No text belongs to two pictures. `body_size`: of most of the document's text.
std::vector<std::size_t> find_captions(const std::vector<LayoutBlock>& blocks, float body_size);

}  // namespace galley::layout
