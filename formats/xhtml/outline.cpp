// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>

#include "xhtml/content.hpp"

namespace galley::xhtml {

using structure::Role;

namespace {

void set_heading(Content& content, const Heading& heading, std::uint32_t level) {
  structure::Piece& piece = content.pieces[heading.piece];
  piece.role = level == 0 ? Role::headline : Role::heading;
  piece.level = level;
}

// Headlines are told: what is above them is no part of the outline, what is below them is.
void by_marks(Content& content) {
  std::uint32_t level_of_headline = 0;
  for (const Heading& heading : content.headings) {
    if (heading.marked) {
      level_of_headline = heading.level;
      set_heading(content, heading, 0);
    } else if (level_of_headline != 0) {
      set_heading(content, heading, heading.level > level_of_headline ? heading.level - level_of_headline : 1);
    } else {
      content.pieces[heading.piece].role = Role::unknown;
    }
  }
}

void by_articles(Content& content) {
  std::uint32_t article = 0;
  std::uint32_t level_of_headline = 0;
  for (std::size_t i = 0; i < content.headings.size(); ++i) {
    const Heading& heading = content.headings[i];
    if (heading.first_of_article) {
      article = heading.article;
      level_of_headline = heading.level;
      set_heading(content, heading, 0);
    } else if (heading.article != 0 && heading.article == article) {
      set_heading(content, heading, heading.level > level_of_headline ? heading.level - level_of_headline : 1);
    } else {
      // A heading between articles names the part of the paper that the next one is in.
      const bool before_article = i + 1 < content.headings.size() && content.headings[i + 1].first_of_article &&
                                  content.headings[i + 1].piece == heading.piece + 1;
      content.pieces[heading.piece].role = before_article ? Role::kicker : Role::unknown;
    }
  }
}

}  // namespace

void assign_headings(Content& content) {
  if (content.headings.empty()) return;
  std::size_t marked = 0;
  std::size_t articles = 0;
  std::uint32_t highest = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t highest_outside = highest;
  std::uint32_t highest_inside = highest;
  for (const Heading& heading : content.headings) {
    marked += heading.marked ? 1 : 0;
    articles += heading.first_of_article ? 1 : 0;
    highest = std::min(highest, heading.level);
    std::uint32_t& side = heading.article == 0 ? highest_outside : highest_inside;
    side = std::min(side, heading.level);
  }
  // One article whose headline stands above its element is told by levels alone.
  const bool headline_outside = articles == 1 && highest_outside < highest_inside;
  if (marked != 0) {
    by_marks(content);
  } else if (articles != 0 && !headline_outside) {
    by_articles(content);
  } else {
    for (const Heading& heading : content.headings) set_heading(content, heading, heading.level - highest);
  }
}

}  // namespace galley::xhtml
