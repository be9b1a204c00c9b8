// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::xml {

using xml_text::MarkupOutput;

/// Writes a run of inlines as mixed content. Elements for style and language stay open from one Text to the
/// next as far as both have them.
void write_run(MarkupOutput& output, const Inlines& inlines);

}  // namespace galley::xml
