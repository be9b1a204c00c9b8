// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "galley/source.hpp"

/// The text format: paragraphs apart by blank lines, indents or line ends, and light marks, which are CommonMark's
/// with what a newspaper needs besides:
///
///     ---                          front matter: `lang:`, `wrap:` and metadata (front_matter.hpp)
///     # Headline {#anchor lang=fr} begins an article; ## and deeper are sections
///     line {.kicker}               also .deck, .byline, .dateline (credits.hpp), .p: what a line is
///     {.article}                   begins an article in which nothing is inferred
///     {#anchor}                    attributes of the block below (attributes.hpp)
///     ![alternative](address)      alone on its line: a figure; caption and credit in the lines below
///     > quoted                     ending in "— whom it is by"
///     | a | b {colspan=2} |        tables; `: caption` right below
///     text[^1]                     and [^1]: the note, at the end of the article
///     *em* **strong** `code` x^2^ H~2~O {base|reading} [link](address "title") [text]{lang=fr .em}

namespace galley::text {

/// Reads a text. The options are those of describe(). Throws Error(usage) for an unknown encoding,
/// Error(plugin) when one needs the module text-encoding.so and that is missing, Error(limit).
Document read(const Source& source, Context& context);

/// How a text is to be read, once it is UTF-8.
struct ReadingRules {
  enum class Marks : unsigned char { automatic, markdown, none };
  enum class Wrap : unsigned char { automatic, join, keep };
  enum class Split : unsigned char { automatic, headline, never };
  Marks marks = Marks::automatic;
  Wrap wrap = Wrap::automatic;
  Split split = Split::automatic;
  std::string_view language;  ///< empty: to be found out
};

/// Reads text that is valid UTF-8.
Document read_utf8(std::string_view text, const ReadingRules& rules, const Context& context);

}  // namespace galley::text
