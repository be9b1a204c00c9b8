// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::docbook {

/// Writes the document, which is canonical, as DocBook 5.1: an article, or a book of articles where there are several
/// or where the article's language is not the document's. Options: see describe().
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::docbook
