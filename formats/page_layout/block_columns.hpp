// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Which white of a block parts columns of text, which the cells of a table, and which nothing.

#include <vector>

#include "page_layout/column_strips.hpp"

namespace galley::layout {

/// Gutters that were seen to part columns, beside which few lines suffice.
struct KnownGutters {
  std::vector<Gutter> known;   ///< from elsewhere
  std::vector<Gutter> learnt;  ///< on this page so far
  bool doubtful = false;       ///< there was white that a gutter known better might have decided about
};

/// Sets `columns` and `table` of a block.
void find_columns(const OrderedPage& page, KnownGutters& known, StripBlock& block);

}  // namespace galley::layout
