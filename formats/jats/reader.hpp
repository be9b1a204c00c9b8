// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::jats {

/// Reads JATS 1.0 to 1.3, NLM 2 and 3, and books in BITS. Sub-articles and responses are articles of their own.
/// Abstracts, acknowledgements, appendices and reference lists are sections; footnotes that something refers to are
/// notes, others stay where they stand; formulas are kept as text, which is told. Elements that are not known are
/// reported, their text is kept. Throws Error(input) for what is no JATS, Error(limit) past `context.limits`.
Document read(const Source& source, Context& context);

}  // namespace galley::jats
