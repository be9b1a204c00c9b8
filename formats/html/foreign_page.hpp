// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"
#include "xhtml/tree.hpp"

namespace galley::html {

/// Reads a page that Galley did not write: finds its articles, leaves out what stands around them, and gives them what
/// the page says of them to machines. Changes the tree. Throws Error(limit).
Document read_foreign_page(xhtml::Tree& tree, const Source& source, Context& context);

}  // namespace galley::html
