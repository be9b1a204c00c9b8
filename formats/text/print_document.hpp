// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "galley/plugin.hpp"

namespace galley::text {

/// What of an article's header is marked, since its place and its wording would not tell it.
struct ArticleMarks {
  bool all = false;  ///< `{.article}` before it: nothing in it is to be inferred
  bool kicker = false;
  bool deck = false;
  bool byline = false;
  bool dateline = false;
  bool language = false;
};

/// How a document is to be printed.
struct PrintPlan {
  std::size_t width = 0;               ///< columns to break paragraphs at; 0: not at all
  bool language = false;               ///< the document's language stands in the front matter
  std::string wrap;                    ///< what the front matter says of line ends: "join", "keep" or nothing
  std::vector<ArticleMarks> articles;  ///< one for each
};

/// A document with light marks, as `plan` says. Always ends in a line end, unless it is empty.
std::string print_document(const Document& document, const PrintPlan& plan, const Context& context);

}  // namespace galley::text
