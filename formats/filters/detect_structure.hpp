// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Finds headlines, decks, bylines, datelines and sections in a document whose articles are flat: nothing
/// but blocks. A document in which any article has a header or sections already is left alone; so the
/// filter is idempotent.

#include "galley/plugin.hpp"

namespace galley::filters {

PluginDescription describe_detect_structure();

void detect_structure(Document& document, Context& context);

}  // namespace galley::filters
