// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The light marks that a line may begin with: what CommonMark 0.31 has (its section is named at each), as far
/// as newspapers use it. The reader asks these to read, the writer asks the same ones what to escape.
/// All take a line without indent and without white space at its end.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace galley::text {

/// `# Headline` to `###### Heading` (4.2). A mark needs a space after it.
struct AtxHeading {
  std::uint32_t level = 0;
  std::string_view content;
};
std::optional<AtxHeading> atx_heading(std::string_view line);

/// Level of a line of `=` (1) or `-` (2) below a heading's text (4.3); 0 if it is none.
std::uint32_t setext_level(std::string_view line);

/// Three or more of `*`, `-` or `_` with nothing but spaces between (4.1).
bool is_thematic_break(std::string_view line);

/// Three or more backticks or tildes (4.5).
struct Fence {
  char mark = '`';
  std::size_t length = 0;
  std::string_view info;
};
std::optional<Fence> opening_fence(std::string_view line);
bool closes_fence(std::string_view line, const Fence& fence);

/// `- item`, `* item`, `+ item`, `• item`, `1. item`, `1) item` (5.2).
struct ListMarker {
  bool ordered = false;
  char kind = '-';  ///< the bullet ('o' for •), or what is behind the number: items of one list share it
  std::int32_t number = 1;
  std::uint32_t digits = 0;
  std::uint32_t bytes = 0;  ///< of the mark itself
  std::uint32_t columns = 0;
  bool empty = false;  ///< nothing follows on the line
};
std::optional<ListMarker> list_marker(std::string_view line);

/// May a list begin with it? A year that begins a sentence ("1984. It was ...") is no list.
inline bool begins_list(const ListMarker& marker) { return marker.digits <= 3; }

/// `> quoted` (5.1); but `>5` and `>=` are text.
bool is_quote_mark(std::string_view line);

/// `[label]: address` (4.7) or `[^label]: note`, as far as the colon.
struct DefinitionLabel {
  bool note = false;
  std::string_view label;
  std::size_t bytes = 0;  ///< up to and with the colon
};
std::optional<DefinitionLabel> definition_label(std::string_view line);

/// Is the line a definition, of a note or with a sound address?
bool is_definition(std::string_view line);

/// `|---|:--:|` between the head and the body of a table (GitHub's tables extension).
bool is_table_delimiter(std::string_view line);

/// Begins with a pipe: a row of a table.
inline bool is_table_row(std::string_view line) { return line.starts_with('|'); }

/// Would the line be taken for something else than the beginning of a paragraph, or, within one, end it?
bool is_mark(std::string_view line, bool within_paragraph);

}  // namespace galley::text
