// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "galley/diagnostics.hpp"
#include "galley/limits.hpp"
#include "xml_text/position.hpp"

namespace galley::xml_text {

/// Looks over XML in UTF-8 before it is parsed: whether its nesting and its number of elements and attributes
/// keep within bounds (else Error(limit)), and what a parser that reads no declarations does not tell: entities
/// that stay unexpanded, a document type with declarations or an address, characters that XML forbids. Throws
/// Error(input) for what a parser would pass over: NUL characters and text outside of the root element. Does not
/// judge further whether it is well-formed. With `document_type_usual`, nothing is told of a document type: files of
/// the format have one, and what it declares is not needed.
void scan_markup(std::string_view text, std::size_t deepest, const Limits& limits, Positions& positions,
                 Diagnostics& diagnostics, bool document_type_usual = false);

}  // namespace galley::xml_text
