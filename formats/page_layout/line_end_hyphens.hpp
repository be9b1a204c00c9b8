// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Hyphens at line ends: some were put there to break a word, some belong to it. What the rest of the document says of
/// the word decides.

#include <vector>

#include "page_layout/layout_block.hpp"

namespace galley::layout {

/// Stands for a hyphen that a line ended with, until it is decided about: a noncharacter, which no text holds.
inline constexpr char32_t open_hyphen = 0xFDD0;

/// The same for one that was shown as U+2010, which is what many typesetters break words with and few people type.
inline constexpr char32_t open_true_hyphen = 0xFDD1;

/// Decides about all of them: a hyphen stays where the document holds the word with it inside a line, and not without
/// it, and where the document breaks no words at all, or breaks them with another character.
void decide_hyphens(std::vector<LayoutBlock>& blocks);

}  // namespace galley::layout
