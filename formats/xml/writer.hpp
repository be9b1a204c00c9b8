// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::xml {

/// Writes the document, which is canonical, as native XML in UTF-8, valid by share/schema/galley-document.rng.
/// Nothing is lost. Options: see describe().
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::xml
