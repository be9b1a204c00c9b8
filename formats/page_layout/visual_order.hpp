// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From the order in which characters are seen, left to right, to the order in which they are read: the Unicode
/// Bidirectional Algorithm (UAX #9) backwards, as far as printed lines need it.

#include <cstddef>
#include <string>
#include <vector>

namespace galley::layout {

/// What is moved as a whole: the text of a glyph, or a space. Its own characters are in reading order already.
struct VisualUnit {
  std::string text;
  std::size_t source = 0;  ///< the caller's
};

/// Reorders in place. Returns whether the line as a whole runs from right to left. `around`: the text around it does,
/// which counts for a line without letters, and is Arabic rather than Hebrew, which counts for its numbers.
bool to_reading_order(std::vector<VisualUnit>& units, bool around = false, bool arabic_around = true);

/// Is this the letter of a script that runs from right to left?
bool is_right_to_left(char32_t c);

}  // namespace galley::layout
