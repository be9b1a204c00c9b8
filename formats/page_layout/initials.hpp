// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Drop caps: large first letters with lines of text beside them.

#include <vector>

#include "page_layout/page_parts.hpp"
#include "page_layout/text_line.hpp"

namespace galley::layout {

/// Takes those out of `members` that are drop caps and returns them.
Members take_initials(const PageChunks& chunks, Members& members, bool right_to_left);

/// Puts drop caps before the first of the lines that stand beside them, and takes those that found one out of
/// `initials`. Lines beside one begin where it does.
void join_initials(const PageContent& page, const PageChunks& chunks, const LineHabits& habits,
                   std::vector<TextLine>& lines, Members& initials);

}  // namespace galley::layout
