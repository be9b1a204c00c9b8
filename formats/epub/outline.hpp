// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "epub/navigation.hpp"
#include "galley/diagnostics.hpp"
#include "xhtml/content.hpp"

namespace galley::epub {

/// Gives headings their roles by where they stand in the table of contents: its top level are articles, what is
/// below are sections; a heading that is not in it is below the one before. An entry that leads to a place
/// without a heading gives one. Without entries, xhtml::assign_headings decides.
/// `articles_at` is what depth_of_articles says of the entries.
void assign_headings(xhtml::Content& content, const std::vector<NavigationEntry>& entries, std::uint32_t articles_at,
                     Diagnostics& diagnostics);

/// The depth of the entries that are articles, and of no others above them: 2 below a single entry for all of it,
/// else 1.
std::uint32_t depth_of_articles(const std::vector<NavigationEntry>& entries);

/// May the articles of `run` be built before `next`, the document that follows, is looked at? So it is when `next`
/// begins with the heading of an article by the table of contents, and nothing before depends on what comes later.
/// Then no more than one article need be held in pieces.
bool is_apart(const xhtml::Content& run, const xhtml::Content& next, const std::vector<NavigationEntry>& entries,
              std::uint32_t articles_at);

}  // namespace galley::epub
