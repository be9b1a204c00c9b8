// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"

namespace galley::markdown {

/// Would Markdown take two blocks that follow one another for one: lists of one kind, quotes?
bool would_run_together(const Block& first, const Block& second);

/// Can the item stand without blank lines: one paragraph, perhaps with lists below it that may interrupt it?
bool is_tight(const ListItem& item);

}  // namespace galley::markdown
