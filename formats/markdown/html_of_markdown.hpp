// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/plugin.hpp"

namespace galley::markdown {

/// What begins a comment that begins an article as Galley writes it.
inline constexpr std::string_view article_mark = "<!-- galley: article";

/// What a document of Galley's begins with that has no article.
inline constexpr std::string_view empty_mark = "<!-- galley: no article -->";

/// Markdown as HTML, and what HTML would not keep of it.
struct Html {
  std::string text;  ///< a fragment
  /// The addresses of links and pictures as written; in the fragment each is `galley-address:` and its number.
  std::vector<std::string> addresses;
  bool own = false;  ///< holds articles as Galley writes them: each is an `article` element with `data-galley`
};

inline constexpr std::string_view address_mark = "galley-address:";

/// Parses with cmark-gfm. Text that would take it more than linear time or memory, or that nests deeper than
/// `limits.depth`, throws Error(limit).
Html html_of_markdown(std::string_view utf8, Context& context);

}  // namespace galley::markdown
