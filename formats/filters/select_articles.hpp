// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Keeps some articles of a document and drops the others, with the media that only they show. A link from
/// what is kept to what is dropped becomes plain text.

#include "galley/plugin.hpp"

namespace galley::filters {

PluginDescription describe_select_articles();

/// An article is kept when every option that is given holds for it; without any option all are kept.
/// Throws Error(usage) for numbers that are none, and when no article is left.
void select_articles(Document& document, Context& context);

}  // namespace galley::filters
