// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Columns that stand closer together than wide word spaces are: told by white that runs down many lines, or by a rule.

#include <vector>

#include "page_layout/chunk.hpp"

namespace galley::layout {

/// Cuts chunks where a gap within them belongs to white that goes on in the lines above and below and that text on its
/// far side is aligned with, or where a vertical rule stands in it. Takes and leaves chunks sorted by baseline; looks
/// at those that are not turned.
void split_at_column_whites(std::vector<Chunk>& chunks, const PageContent& page, const Frame& frame);

}  // namespace galley::layout
