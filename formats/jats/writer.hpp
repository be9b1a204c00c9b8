// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::jats {

/// Writes the document, which is canonical, as JATS 1.3 (Archiving). The first article is the article of the file,
/// further ones are sub-articles of it. Options: see describe().
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::jats
