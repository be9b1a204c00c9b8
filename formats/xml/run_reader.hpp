// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/document.hpp"
#include "xml/reading.hpp"

namespace galley::xml {

/// Is it an element of running text?
bool is_inline(Tag tag);

/// Is it an element that paragraphs stand beside?
bool is_block(Tag tag);

/// Reads mixed content. Blocks in it have no place; their text is kept.
Inlines read_run(Reading& reading, const Element& element);

/// Appends what one inline element says; blocks in it have no place.
void read_inline(Reading& reading, const Element& element, Inlines& inlines);

/// Reads a paragraph into `blocks`; blocks within it become blocks beside it.
void read_paragraph(Reading& reading, const Element& element, Blocks& blocks);

/// Reads an element that holds text alone. Markup in it is reported, its text is kept.
std::string read_line(Reading& reading, const Element& element);

/// Reports content where there must be none.
void expect_empty(Reading& reading, const Element& element);

}  // namespace galley::xml
