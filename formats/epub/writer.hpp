// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::epub {

/// Writes an EPUB 3.3 publication with an NCX for older reading systems: one content document for each article.
/// The same document and options give the same bytes. Options: see describe(). Throws Error(usage) for an option's
/// file that cannot be read or is no picture, Error(output), Error(limit).
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::epub
