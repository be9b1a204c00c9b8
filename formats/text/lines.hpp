// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "galley/plugin.hpp"

namespace galley::text {

/// One line of a text, or a run of blank lines. Parsers of quotes and lists take their marks from its left
/// as they go in, in place.
struct Line {
  std::string_view raw;      ///< what is left of it, without line end; of a run of blank lines all, with line ends
  std::uint32_t number = 0;  ///< from 1; of the first of a run
  std::uint32_t column = 0;  ///< columns taken from the left so far; tabs stop at every fourth
  std::uint32_t blanks = 0;  ///< over 0: a run of so many blank lines
  std::uint8_t pad = 0;      ///< columns of a tab that was taken in part, still to count
  bool page_break = false;   ///< a form feed stands before it

  bool blank() const { return blanks > 0; }
};

struct Lines {
  std::vector<Line> lines;
  /// Line separators of other kinds (U+2028, NEL, vertical tab) stand within lines: forced line ends.
  bool separators_within = false;
};

/// Splits text at LF, CR, CRLF and form feeds; a text with none of the first three at NEL, U+2028 and U+2029.
/// Throws Error(limit) when there are more lines than `context.limits.nodes`.
Lines split_lines(std::string_view text, const Context& context);

struct Indent {
  std::uint32_t columns = 0;  ///< spaces and tabs
  std::uint32_t bytes = 0;    ///< of Line::raw
};

/// The white space (spaces and tabs) that a line begins with.
Indent indent_of(const Line& line);

/// The line without indent and without white space at its end.
std::string_view content_of(const Line& line);

/// Takes up to `columns` columns of white space from the left.
void take_columns(Line& line, std::uint32_t columns);

/// Takes `bytes` bytes that are no tabs, each of them ASCII.
void take_bytes(Line& line, std::uint32_t bytes);

/// Is there nothing but spaces, tabs and ideographic spaces?
bool is_blank(std::string_view line);

/// Without spaces and tabs at either end.
std::string_view trim(std::string_view text);

}  // namespace galley::text
