// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "typesetting/page.hpp"

namespace galley::typesetting {

struct Piece;

/// Rows that are set again at the head of a column in which their table goes on.
struct TableHead {
  std::vector<Piece> rows;  ///< all an artifact
  float height = 0;
};

/// What a column is stacked of: a line, a picture, a row of a table. Its content lies in its own coordinates: x along
/// the line from the start of the column, y across the lines from the piece's own top (in vertical writing, from
/// its right); the page turns them into the page's.
struct Piece {
  PageContent content;
  float height = 0;
  float space_before = 0;                 ///< falls away at the head of a column
  float space_after = 0;                  ///< falls away at its foot
  bool on_grid = false;                   ///< what follows begins on the grid of lines, so that columns stay level
  bool floating = false;                  ///< may stand below text that follows it, where else a hole would be
  bool in_table = false;                  ///< nothing floats in before it
  bool keep_with_next = false;            ///< no column ends after it, if that can be had
  std::vector<std::uint32_t> notes;       ///< indices of notes that are referred to here
  std::shared_ptr<const TableHead> head;  ///< set above it if it begins a column
};

/// Moves content by (x, y).
void move(PageContent& content, float x, float y);

/// Moves all of `from` to the end of `to`.
void append(PageContent& to, PageContent&& from);

/// Stacks pieces into one, with the space before the first left out.
Piece stack(std::vector<Piece> pieces);

}  // namespace galley::typesetting
