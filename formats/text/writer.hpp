// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "galley/sink.hpp"

namespace galley::text {

/// Writes a canonical document as text. The options are those of describe(). With marks the text reads back as
/// the same document, but for what describe() says is not carried; where the usual form of a newspaper page
/// would not, marks say what is what. Throws Error(usage) for an unknown encoding, Error(plugin) when one needs
/// the module text-encoding.so and that is missing.
void write(const Document& document, Sink& sink, Context& context);

}  // namespace galley::text
