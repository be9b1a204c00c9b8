// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

namespace galley::html {

/// Gives pictures that a script would load later their true addresses: from `data-src` and the like, from `srcset`,
/// from the `source` elements of a `picture`, and from a `noscript` that stands beside them. Other `noscript` elements
/// go, and so do pictures of one pixel, which only count visits.
void show_lazy_pictures(pugi::xml_node body);

}  // namespace galley::html
