// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From a sequence of blocks, some of whose roles the format tells, to articles. Every reader ends in this
/// (text with marks or without, DOCX styles, XHTML headings, PDF lines), so that the same page gives the
/// same article whatever it came in.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/document.hpp"
#include "structure/rare.hpp"

namespace galley::structure {

enum class Role : std::uint8_t {
  unknown,  ///< to be inferred
  body,     ///< stays a block, whatever it looks like
  kicker,
  headline,
  deck,
  byline,
  dateline,
  heading,        ///< of a section
  article_break,  ///< holds nothing: a new article begins here
};

/// One block in reading order and what the source says of it.
struct Piece {
  Block block;  ///< a Paragraph for every role but body and unknown
  Role role = Role::unknown;
  std::uint32_t level = 0;         ///< for heading: 1 is right below the headline
  double relative_size = 1;        ///< font size over that of the body text; 1 when not known
  bool strong = false;             ///< the whole block is set bold (and is not marked so in its inlines)
  std::uint32_t space_before = 1;  ///< blank lines (or line heights) above it
  Byline byline;                   ///< for byline: given in full, when not empty; else parsed from the block
  Rare<Dateline> dateline;         ///< for dateline: likewise
  std::string language;            ///< of the article that a headline begins; empty: not told
  std::string evidence;            ///< why it has its role, if the reader had to infer it; told to the diagnostics
  Place place;                     ///< in the input, for diagnostics
};

enum class SplitArticles : std::uint8_t {
  automatic,  ///< at known headlines; in text without any, where a header (headline, deck, byline) is recognised
  headline,   ///< at known headlines only
  never,      ///< one article: later headlines become sections
};

struct BuildOptions {
  SplitArticles split = SplitArticles::automatic;
  bool infer_headlines = true;      ///< find headlines and section headings when no piece has those roles
  bool infer_roles = true;          ///< find kicker, deck, byline and dateline around headlines
  std::string language;             ///< hint, BCP 47; may be empty
  std::size_t articles_before = 0;  ///< articles of the same document made before: diagnostics count on from there
};

/// Makes articles. An article that is written in another language than `options.language` gets its own
/// (code::inferred_language); so does every article when that is empty. A dateline that a paragraph begins with
/// is taken out of it, with the reporters it names. Each inferred role is told to `diagnostics` as Severity::inference
/// with its evidence
/// ("byline convention 本报记者", "between headline and byline", "shorter than body text, no full stop").
std::vector<Article> build_articles(std::vector<Piece> pieces, const BuildOptions& options, Diagnostics& diagnostics);

/// The language that the beginning of the pieces is written in, for readers whose format does not tell it (BCP 47);
/// empty if there is too little text to tell.
std::string infer_language(const std::vector<Piece>& pieces);

}  // namespace galley::structure
