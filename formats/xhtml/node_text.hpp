// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>

namespace galley::xhtml {

/// All character data below a node, as it stands.
std::string text_content(pugi::xml_node node);

/// The beginning of it; stops after at least `bytes` bytes.
std::string bounded_text(pugi::xml_node node, std::size_t bytes);

}  // namespace galley::xhtml
