// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include "galley/plugin.hpp"
#include "html/main_content.hpp"
#include "html/node_measure.hpp"

namespace galley::html {

/// Takes out of one part of the content what is none: lists of links, forms, share bars, boxes with little text.
/// `root` itself stays.
void clean_content(pugi::xml_node root, Measures& measures, Care care, LeftOut& left_out, const Context& context);

}  // namespace galley::html
