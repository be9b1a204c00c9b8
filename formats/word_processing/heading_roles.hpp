// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "word_processing/raw_piece.hpp"

namespace galley::word_processing {

/// Decides which headings are headlines of articles and which are of sections, and gives every piece its role and its
/// size relative to the body text. `roles_are_told`: the file's styles tell all roles, so that what has none is body.
std::vector<structure::Piece> assign_roles(RawPieces pieces, bool roles_are_told);

}  // namespace galley::word_processing
