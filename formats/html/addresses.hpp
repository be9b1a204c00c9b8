// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"

namespace galley::html {

/// What `reference` means on the page at `base` (RFC 3986, 5.2). `base` must be absolute; a reference that is absolute
/// comes back as it is.
std::string resolved_address(std::string_view base, std::string_view reference);

/// Makes the addresses of links and pictures below `body` absolute, by the page's `base` element or else by `page`, its
/// own address; without either they stay. Pictures that lie beside the source keep theirs.
void resolve_addresses(pugi::xml_node root, pugi::xml_node body, std::string_view page, const Source& source);

}  // namespace galley::html
