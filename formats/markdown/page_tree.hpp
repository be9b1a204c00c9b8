// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include "markdown/html_of_markdown.hpp"

namespace galley::markdown {

/// Puts back into a parsed page what HTML cannot hold: addresses as they were written, the boxes of task lists as
/// characters, the title of a picture as its caption.
void restore_page(pugi::xml_node page, const Html& html);

/// Brings each article that Galley wrote into the form that xhtml::read_content() knows: a header, sections within
/// each other, notes at its end. `body` holds them and the notes of all.
void restore_articles(pugi::xml_node body);

}  // namespace galley::markdown
