// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::xhtml {

/// Writes out what XHTML says in ways that an HTML parser takes otherwise: `<a id="x"/>` becomes
/// `<a id="x"></a>`, and CDATA sections become escaped text.
std::string html_of_xhtml(std::string_view xhtml);

/// How deep open tags nest at most, if nothing closes them but their end tags; paragraphs, items, cells and
/// the like, which close one another, do not count.
std::size_t nesting_of(std::string_view html);

}  // namespace galley::xhtml
