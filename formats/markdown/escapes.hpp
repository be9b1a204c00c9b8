// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::markdown {

/// Where a piece of text stands, as far as it matters for what must be escaped.
struct TextPlace {
  bool line_start = false;   ///< nothing of the block's line stands before it
  bool in_table = false;     ///< in a cell of a table with pipes
  bool after_note = false;   ///< right behind a reference to a note
  bool before_link = false;  ///< right before a link or a picture
};

/// Appends text so that CommonMark, GitHub's and pandoc's Markdown read it as that text and nothing else.
void append_escaped(std::string& out, std::string_view text, const TextPlace& place);

/// Appends a span of code with as many backticks as it needs.
void append_code(std::string& out, std::string_view text, bool in_table);

/// Appends a link's destination, in angle brackets where it needs them.
void append_destination(std::string& out, std::string_view address, bool in_table);

/// Appends ` "title"`.
void append_title(std::string& out, std::string_view title, bool in_table);

/// Could `*` open emphasis between these characters, whatever version of CommonMark counts as punctuation? 0 stands
/// for the begin of a line. The same holds for closing with the two exchanged.
bool can_open(char32_t before, char32_t after);

}  // namespace galley::markdown
