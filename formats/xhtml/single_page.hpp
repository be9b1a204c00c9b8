// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Documents that are one page of HTML and no package:
///
///     Content content = read_single_page(tree.document, source, document, context);
///     append_articles(document, std::move(content), options, context.diagnostics);

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "structure/build.hpp"
#include "xhtml/content.hpp"

namespace galley::xhtml {

/// Reads the page. Pictures come into `document`: from `data:` addresses, and those with relative addresses from
/// below the source's resource root; any other is kept as its address (external-resource). Throws Error(limit).
Content read_single_page(pugi::xml_node page, const Source& source, Document& document, Context& context);

/// Makes articles of what was read and appends them, with their notes. What Galley itself marked stands as it is;
/// of the rest, headings and pieces have their final roles already.
void append_articles(Document& document, Content content, structure::BuildOptions options, Diagnostics& diagnostics);

/// The media type that the first bytes of a picture show ("image/png"), or an empty view.
std::string_view media_type_of_bytes(std::string_view data);

}  // namespace galley::xhtml
