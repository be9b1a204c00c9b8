// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/document.hpp"

namespace galley::layout {

/// Gives each article the notes that its text refers to. A note that no article refers to goes to the last one.
void give_notes(std::vector<Article>& articles, std::vector<Note> notes);

}  // namespace galley::layout
