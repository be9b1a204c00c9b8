// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/document.hpp"

namespace galley::xhtml {

/// What an element of HTML means for reading; elements that read alike share one value.
enum class Element : unsigned char {
  unknown,  ///< not an element of HTML: read for its text
  phrase,   ///< text-level semantics, perhaps with a style: em, span, sub
  block,    ///< a box of flow content: p, div, address
  section,  ///< sectioning content: section, nav, main, body
  article,
  header,
  aside,
  heading,
  heading_group,
  anchor,
  bidi_break,  ///< wbr and other empty phrases
  line_break,
  rule,
  image,
  picture,
  figure,
  figure_caption,
  list_ordered,
  list_unordered,
  list_item,
  definition_list,
  definition_term,
  definition,
  quote,
  inline_quote,
  preformatted,
  table,
  table_caption,
  table_head,
  table_body,
  table_foot,
  table_row,
  table_cell,
  table_header_cell,
  ruby,
  ruby_base,
  ruby_text,
  ruby_text_container,
  vector_graphic,
  formula,
  embedded,  ///< audio, video, object, iframe: shown through what stands inside it
  epub_switch,
  time,
  hidden,  ///< nothing of it is content: script, style, head, rp
};

struct ElementKind {
  Element element = Element::unknown;
  Style style = Style::none;  ///< for phrases
};

/// The kind of an element by its name, whatever its case; a namespace prefix is passed over.
ElementKind element_kind(std::string_view name);

/// The name after a namespace prefix.
constexpr std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// May this element never have content (br, img, ...)? `name` is in lower case.
bool is_void(std::string_view name);

/// Does this element hold boxes or stand as one, so that text before and after it is not in its line?
bool is_block_level(Element element);

}  // namespace galley::xhtml
