// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From the blocks of all pages to the pieces that articles are built of.

#include <functional>
#include <string>
#include <vector>

#include "galley/diagnostics.hpp"
#include "page_layout/page_flow.hpp"
#include "structure/build.hpp"

namespace galley::layout {

/// A picture found in the flow, for the caller to fetch.
using PictureFetch = std::function<Figure(std::int64_t object)>;

struct PieceOptions {
  std::size_t page_count = 1;
  PictureFetch picture;  ///< may be empty: pictures are left out
};

struct LayoutPieces {
  std::vector<structure::Piece> pieces;
  std::vector<Note> notes;  ///< of all articles; references in the pieces name them
};

/// Takes out running heads, joins what columns and pages broke, and makes lists, figures and notes. What was inferred
/// is told to `diagnostics`.
LayoutPieces article_pieces(std::vector<LayoutBlock> blocks, const FlowState& state, const PieceOptions& options,
                            Diagnostics& diagnostics);

/// The identifier of the note with this number, as inlines_of() refers to it.
std::string note_id(std::int32_t number);

/// The inlines of runs. `plain_strong`: bold is not told, since all of it is.
Inlines inlines_of(const std::vector<Run>& runs, const std::vector<LinkArea>& links, bool plain_strong);

}  // namespace galley::layout
