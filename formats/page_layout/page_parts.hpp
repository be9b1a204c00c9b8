// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What is one thing for the text around it: ruled tables, boxes that are read for themselves, pictures.

#include <cstdint>
#include <vector>

#include "page_layout/chunk.hpp"
#include "page_layout/page_content.hpp"
#include "page_layout/ruled_table.hpp"

namespace galley::layout {

using Members = std::vector<std::uint32_t>;  // indices of chunks

struct PagePart {
  enum class Kind : std::uint8_t { aside, table, lined_table, picture } kind = Kind::aside;
  Rectangle box;  ///< in the page's main frame
  Members chunks;
  std::size_t source = 0;  ///< into PageParts::tables, PageParts::lined_tables or PageContent::pictures
};

/// A table that has rules only above and below its rows.
struct LinedTable {
  Rectangle box;  ///< in the page's main frame
  Members chunks;
  std::vector<std::vector<Members>> rows;  ///< cells of each row, from the left; all rows have as many
};

struct PageParts {
  std::vector<PagePart> parts;
  std::vector<RuledTable> tables;
  std::vector<LinedTable> lined_tables;
  std::vector<bool> taken;  ///< for each chunk: it is in a part
};

/// `use_marks`: pictures that the producer marked as artifacts are left out.
PageParts find_parts(const PageContent& page, const PageChunks& chunks, bool use_marks);

float area(const Rectangle& box);

/// Does `outer` hold all of `inner`, but for `slack` on each side?
bool holds(const Rectangle& outer, const Rectangle& inner, float slack);

}  // namespace galley::layout
