// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "galley/document.hpp"
#include "galley/plugin.hpp"

namespace galley::text {

/// Prints a document as a newspaper would, reads that with the reader itself, and marks what came out otherwise,
/// until nothing does. `width`: columns to break paragraphs at; 0: not at all.
std::string print_faithfully(const Document& document, std::size_t width, const Context& context);

}  // namespace galley::text
