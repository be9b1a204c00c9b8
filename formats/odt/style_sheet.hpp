// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "word_processing/page_setup.hpp"

namespace galley::odt {

/// share/odt/styles.xml as it stands.
extern const std::string_view style_sheet_text;

/// The namespaces that content.xml and styles.xml declare, as attributes.
extern const std::string_view namespaces;

/// styles.xml for a document: fonts and languages for its scripts, the page, and the names of the styles in a language
/// of style_translations(), by its place there.
std::string style_sheet(const Document& document, const word_processing::PageSetup& page,
                        std::size_t language_of_names);

/// The names of the font faces for text and for headings in an East Asian language; empty for others.
std::string_view body_font(std::string_view language);
std::string_view display_font(std::string_view language);

/// The style:font-face elements.
std::string font_faces();

/// A length in twentieths of a point, as an attribute has it.
std::string length(std::uint32_t twentieths);

}  // namespace galley::odt
