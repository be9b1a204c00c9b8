// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "epub/navigation.hpp"
#include "galley/diagnostics.hpp"
#include "xhtml/content.hpp"

namespace galley::epub {

/// Gives headings their roles by where they stand in the table of contents: its top level are articles, what is
/// below are sections; a heading that is not in it is below the one before. An entry that leads to a place
/// without a heading gives one. Without entries, xhtml::assign_headings decides.
void assign_headings(xhtml::Content& content, const std::vector<NavigationEntry>& entries, Diagnostics& diagnostics);

}  // namespace galley::epub
