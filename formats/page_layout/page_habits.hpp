// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What is usual on a page, so that only what differs from it means something.

#include <string_view>

#include "page_layout/chunk.hpp"
#include "page_layout/page_content.hpp"
#include "page_layout/text_line.hpp"

namespace galley::layout {

/// Sets what a page tells of its own: which way it runs, its plain font, its weight, its figures.
void learn_habits(const PageContent& page, const PageChunks& chunks, LineHabits& habits);

/// Does a font's name say nothing of its weight: it has none, or one that numbers it, as Arbortext does?
bool tells_no_weight(std::string_view name);

}  // namespace galley::layout
