// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::pandoc_json {

/// Writes the document, which is canonical, as pandoc's JSON (the module Text.Pandoc.Definition of pandoc-types).
/// Nothing is lost: see classes.hpp. Options: see describe().
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::pandoc_json
