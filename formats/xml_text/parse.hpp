// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "xml_text/position.hpp"

namespace galley::xml_text {

/// Parses UTF-8 text, which scan_markup() has looked over. White space is kept, entities but those of XML stay as
/// text, `more` are further flags of pugixml's. Throws Error(input) for what is not well-formed, and Error(limit)
/// when there is not memory enough.
void parse_markup(pugi::xml_document& tree, std::string_view text, unsigned more, Positions& positions);

}  // namespace galley::xml_text
