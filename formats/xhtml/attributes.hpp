// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "galley/document.hpp"
#include "xhtml/mark.hpp"

namespace galley::xhtml {

/// The attributes of one element that reading needs, gathered in one pass. The views last as long as the tree.
struct Attributes {
  explicit Attributes(pugi::xml_node node);

  std::string_view id;        ///< `id`, or `name` of an anchor
  std::string_view language;  ///< `xml:lang`, else `lang`
  std::string_view address;   ///< `href`, `src`, `xlink:href` or `data`
  std::string_view style;     ///< CSS declarations
  std::string_view role;      ///< ARIA
  std::string_view classes;
  Marks marks;          ///< what class, epub:type, role, rel and itemprop say together
  bool hidden = false;  ///< not shown: `hidden`, display: none, visibility: hidden

  bool has_language = false;  ///< `lang=""` says that the language is not known
};

/// The style that inline CSS declarations ask for: font-style, font-weight, vertical-align.
Style css_style(std::string_view declarations);

/// Do inline CSS declarations set `property` to a value that begins with `value`?
bool css_says(std::string_view declarations, std::string_view property, std::string_view value);

}  // namespace galley::xhtml
