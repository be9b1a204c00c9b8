// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::nitf {

/// Writes the document, which is canonical, as NITF 3.6: one file, in which each further article is a block. Pictures
/// are media objects in it. Options: see describe().
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::nitf
