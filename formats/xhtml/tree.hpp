// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"
#include "galley/limits.hpp"

namespace galley::xhtml {

/// A parsed document of XHTML or HTML. Nodes and views of them last as long as the Tree, which is not
/// moved for that reason but held by pointer.
struct Tree {
  std::string text;  ///< what `document` points into
  pugi::xml_document document;
  bool repaired = false;  ///< was not well-formed and went through the HTML parser
};

/// Parses XHTML: UTF-8 or UTF-16 by byte order mark or by look, else what the XML declaration says. External entities
/// are never read. What is not well-formed is read as HTML, with a warning at `place`. Throws Error(limit) when it
/// nests deeper than `limits.depth` times ten.
void parse_xhtml(Tree& tree, std::string bytes, const Limits& limits, Diagnostics& diagnostics, const Place& place);

/// Parses HTML as browsers do; `utf8` is text. Throws Error(limit).
void parse_html(Tree& tree, std::string_view utf8, const Limits& limits);

/// The text of an XML part: any UTF to UTF-8, without a byte order mark, invalid sequences replaced (with a
/// warning).
std::string xml_text(std::string bytes, Diagnostics& diagnostics, const Place& place);

}  // namespace galley::xhtml
