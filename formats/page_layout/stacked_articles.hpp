// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Where one thing ends and another begins above or below it: introductions, headlines over columns, articles under
/// each other.

#include <vector>

#include "page_layout/column_strips.hpp"

namespace galley::layout {

/// Lines in the first column below all others belong to what spans the columns next, if they stand nearer to it.
void move_introduction(const OrderedPage& page, StripBlock& block, StripBlock& next);

/// Lines above the columns that are text of the first one, which begins above the others: to the columns.
void move_first_lines(const OrderedPage& page, StripBlock& block, StripBlock& columns);

/// A headline above an odd number of columns may be no wider than the middle one. What stands there alone, centred over
/// all of them, before the first and the last begin, is read before them.
void part_centred_heads(const OrderedPage& page, std::vector<StripBlock>& blocks);

/// White through all columns with a headline below it in the first: another article, in columns of its own.
void split_at_headlines(const OrderedPage& page, std::vector<StripBlock>& blocks);

}  // namespace galley::layout
