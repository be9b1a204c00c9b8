// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "galley/sink.hpp"

namespace galley::pdf {

/// Typesets a document and writes it as tagged PDF 1.7 (ISO 32000-1, PDF/UA-1, with `pdfa=2a` PDF/A-2a). The options
/// are those of writer_options(). Pages go to the sink as they are finished.
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::pdf
