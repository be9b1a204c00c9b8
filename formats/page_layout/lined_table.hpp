// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Tables that have rules only above and below their rows: cells are told by the white that runs between them.

#include <vector>

#include "page_layout/page_parts.hpp"

namespace galley::layout {

/// The tables among the chunks that are not `taken`. `ruled`: the tables that have all their rules, in the frame of the
/// chunks; rules in them belong to no other.
std::vector<LinedTable> lined_tables(const PageContent& page, const PageChunks& chunks, const std::vector<bool>& taken,
                                     const std::vector<Rectangle>& ruled);

}  // namespace galley::layout
