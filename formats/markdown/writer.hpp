// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::markdown {

/// Writes Markdown that GitHub and pandoc show well. What Markdown has no mark for stands in HTML elements, metadata in
/// YAML front matter. Options: see describe(). Throws Error(output), Error(limit).
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::markdown
