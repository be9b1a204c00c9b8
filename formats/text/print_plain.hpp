// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "galley/document.hpp"
#include "galley/plugin.hpp"

namespace galley::text {

/// A document as text for people, without marks: headings and headlines are lines of their own, lists have
/// bullets and numbers, tables are set in columns, notes stand at the end of their article. `width`: columns
/// to break paragraphs at; 0: not at all.
std::string print_plain(const Document& document, std::size_t width, const Context& context);

/// Tells what of the document print_plain() leaves out, as losses: what no sign of is in the text.
void tell_unprinted(const Document& document, Context& context);

}  // namespace galley::text
