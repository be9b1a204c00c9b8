// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "galley/limits.hpp"

namespace galley::batch {

struct Line {
  std::string text;       ///< without its end
  bool too_long = false;  ///< then there is no text
};

/// The lines of a descriptor, as they arrive. Of a line that is too long no more than the limit is held.
class LineReader {
 public:
  /// `end` ends a line: '\n' or '\0'. Does not close the descriptor; `cancellation` outlives the reader.
  LineReader(int descriptor, char end, std::size_t longest, const Cancellation& cancellation)
      : descriptor_(descriptor), end_(end), longest_(longest), cancellation_(cancellation) {}

  /// Waits for a line. Nothing at the end, or once cancelled. What stands after the last end is a line too.
  std::optional<Line> next();

  /// Would next() give an answer without waiting?
  bool ready();

  /// Bytes of the lines so far.
  std::uint64_t consumed() const { return consumed_; }

 private:
  bool fill();
  std::optional<Line> cut();

  int descriptor_;
  char end_;
  std::size_t longest_;
  const Cancellation& cancellation_;
  std::string held_;
  std::size_t used_ = 0;      ///< of held_
  std::size_t searched_ = 0;  ///< up to where held_ has no end
  bool too_long_ = false;     ///< the line that began
  bool at_end_ = false;
  std::uint64_t consumed_ = 0;
};

}  // namespace galley::batch
