// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "text/attributes.hpp"
#include "text/print_inlines.hpp"

namespace galley::text {

/// Blocks with light marks. Each block is printed without a line end behind it; two are apart by a blank line.
class BlockPrinter {
 public:
  /// `width`: columns to break paragraphs at; 0: not at all. `tell_captions`: captions are marked as such where
  /// lines will be joined.
  BlockPrinter(const Definitions& definitions, std::size_t width, bool tell_captions, const Context& context)
      : inlines_(definitions), width_(width), tell_captions_(tell_captions), context_(context) {}

  /// Appends blocks, with blank lines between them and before the first one if `out` holds anything.
  void print(const Blocks& blocks, std::string& out, std::size_t blank_lines = 1);

  /// A paragraph of its own, broken to the width.
  std::string paragraph(const Inlines& content, const Attributes& attributes = {});

  /// "## Heading". `level` is the number of marks; what six cannot tell, an attribute does.
  std::string heading(const Inlines& content, std::size_t level, Attributes attributes);

  /// "[^n1]: note"
  std::string note(const Note& note);

 private:
  std::string block(const Block& block, const Block* previous);
  std::string list(const List& list, char bullet, char behind_number);
  std::string quote(const Quote& quote);
  std::string table(const Table& table);
  std::string figure(const Figure& figure, const Attributes& attributes);
  static std::string preformatted(const Preformatted& code);
  std::string contents(const Blocks& blocks, std::size_t margin, std::size_t blank_lines = 1);

  InlinePrinter inlines_;
  std::size_t width_;
  bool tell_captions_;
  const Context& context_;
  std::size_t margin_ = 0;  ///< columns that the containers around take
  char last_bullet_ = '-';  ///< of the list before, which a list right behind must differ from
  char last_behind_number_ = '.';
};

/// Appends what is to stand apart by `blank_lines` blank lines from what is there.
void append_apart(std::string& out, std::string_view text, std::size_t blank_lines = 1);

}  // namespace galley::text
