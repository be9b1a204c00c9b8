// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"
#include "text/emphasis.hpp"
#include "text/links.hpp"

namespace galley::text {

/// A run of text on the way from its marks to its inlines: pieces in order, of which some open and close what
/// stands between them.
struct InlineTree {
  enum class Kind : std::uint8_t {
    text,
    code,
    script,
    delimiter,
    link,
    link_end,
    span,
    span_end,
    note,
    ruby,
    line_break
  };

  /// What the number means depends on the kind: a delimiter run, a link, a span, a ruby.
  struct Node {
    Kind kind = Kind::text;
    Style style = Style::none;  ///< of code and script
    std::uint32_t number = 0;
    std::string_view text;
  };

  /// What attributes say of the text in brackets before them.
  struct Span {
    Style style = Style::none;
    std::string language;
    bool has_language = false;
    std::string ruby;
    bool has_ruby = false;
  };

  std::vector<Node> nodes;
  DelimiterStack delimiters;
  std::vector<LinkTarget> links;
  std::vector<Span> spans;
  std::vector<Ruby> rubies;
  std::deque<std::string> owned;  ///< texts that do not stand in the run as they are

  void clear();

  /// The inlines; takes apart what is here.
  Inlines build();
};

}  // namespace galley::text
