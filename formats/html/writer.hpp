// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::html {

/// Writes one self-contained file: an `article` element for each article, pictures and style sheet within, and for
/// machines JSON-LD (schema.org NewsArticle) and Open Graph in the head. Options: see describe(). Throws Error(usage)
/// for a style sheet that cannot be read, Error(output), Error(limit).
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::html
