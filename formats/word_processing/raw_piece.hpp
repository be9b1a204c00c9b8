// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "structure/build.hpp"
#include "word_processing/style_names.hpp"

namespace galley::word_processing {

/// A block in reading order with what its file says of it, before it is decided which headings are headlines.
struct RawPiece {
  structure::Piece piece;
  ParagraphRole role = ParagraphRole::none;
  std::uint8_t level = 0;        ///< for headings, from 1
  std::uint16_t size = 0;        ///< of most of its text, in half-points; 0: not told
  std::uint32_t text_bytes = 0;  ///< how much text it holds
};
using RawPieces = std::vector<RawPiece>;

}  // namespace galley::word_processing
