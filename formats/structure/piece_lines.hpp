// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a piece looks like as a line, measured when first asked for.

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "structure/build.hpp"
#include "structure/sentence.hpp"

namespace galley::structure {

/// Columns above which a line is text and no part of a header.
inline constexpr std::size_t header_width = 130;

struct Line {
  std::string_view text;
  std::size_t width = 0;  ///< columns, counted up to PieceLines::width_limit
  Ending ending = Ending::none;
  bool paragraph = false;  ///< false: another block; the rest is empty then
};

/// Views into the pieces; they must not change while this lives, but for their roles.
class PieceLines {
 public:
  static constexpr std::size_t width_limit = 280;

  explicit PieceLines(const std::vector<Piece>& pieces);

  std::size_t size() const { return pieces_.size(); }

  /// The line of a piece; the reference lasts.
  const Line& at(std::size_t index);

  /// Short, with no mark at its end but ? or !: may be a headline, a kicker, a deck.
  bool is_header_like(std::size_t index);

  /// Running text: a sentence of some length, or long.
  bool is_body_like(std::size_t index);

  /// Whole paragraph set bold, or marked so in all of its inlines.
  bool is_strong(std::size_t index) const;

 private:
  const std::vector<Piece>& pieces_;
  std::vector<Line> lines_;
  std::vector<bool> measured_;
  std::deque<std::string> owned_;
};

}  // namespace galley::structure
