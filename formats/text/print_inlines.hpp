// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Running text as light marks that read back as the same. Plain where plain will do: what is printed is read
/// again with the reader's own parser, and only what would come out otherwise gets backslashes, or marks that
/// say all (`[text]{.em}`).

#include <cstdint>
#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "text/attributes.hpp"
#include "text/inlines.hpp"

namespace galley::text {

/// Where a run stands: it decides how line breaks are written and what ends it.
enum class RunPlace : std::uint8_t {
  paragraph,  ///< lines of its own: a backslash at a line end is a break
  line,       ///< in a line that marks begin: a heading, a caption; breaks are `<br>`
  cell,       ///< between pipes
};

class InlinePrinter {
 public:
  /// `definitions` are those of the whole text that is written; they must outlast the printer.
  explicit InlinePrinter(const Definitions& definitions);

  /// The run with attributes at its end.
  std::string print(const Inlines& inlines, RunPlace place, const Attributes& attributes = {});

  /// `![alternative](address)` with attributes at its end.
  std::string print_image(const Figure& figure, const Attributes& attributes);

 private:
  /// How much is taken for literal.
  enum class Care : std::uint8_t { none, where_needed, everywhere };
  class Output;

  bool reads_back(const std::string& printed, const Inlines& inlines, RunPlace place, const Attributes& attributes);

  InlineRules rules_;
  InlineParser parser_;
};

/// Puts a backslash before what would make a line of a paragraph something else, in each of its lines.
std::string guard_lines(std::string_view paragraph);

}  // namespace galley::text
