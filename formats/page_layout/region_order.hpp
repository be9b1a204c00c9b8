// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Which part of a page is read after which: cuts it along the white between columns and between what spans them.

#include <cstdint>
#include <vector>

#include "page_layout/page_content.hpp"

namespace galley::layout {

/// Something that takes room on a page and is not cut.
struct Atom {
  Rectangle box;
  float size = 0;           ///< font size; 0 for what is no text
  bool rule = false;        ///< a horizontal rule: parts what it spans, and is in no region
  std::uint32_t index = 0;  ///< the caller's
  bool ends_sentence = false;
  bool begins_quote = false;
};

/// Atoms that are read line by line.
struct Region {
  Rectangle box;
  std::vector<std::uint32_t> atoms;  ///< Atom::index
  float column_left = 0;             ///< of the column that it is in, as far as its neighbours let it reach
  float column_right = 0;
  bool table = false;                ///< short pieces in rows and columns
  std::vector<float> table_columns;  ///< for a table: where its columns part
};

/// A strip of white that was seen to part columns.
struct Gutter {
  float left = 0;
  float right = 0;
};

struct OrderOptions {
  float body_size = 10;
  bool right_to_left = false;         ///< the right column comes first
  std::vector<Gutter> gutters;        ///< known from elsewhere: few lines suffice beside them
  std::vector<Rectangle> separators;  ///< vertical rules: white that holds one parts columns
};

/// The regions in reading order; each atom but rules is in one. Takes the atoms in any order.
std::vector<Region> order_regions(const std::vector<Atom>& atoms, const OrderOptions& options);

}  // namespace galley::layout
