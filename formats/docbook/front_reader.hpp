// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>

#include "element_flow/flow_reader.hpp"
#include "galley/document.hpp"

namespace galley::docbook {

/// Is it `info`, or one of DocBook 4's elements for it (`articleinfo`, `bookinfo`, ...)?
bool is_info(pugi::xml_node node);

/// Reads title, subtitle, authors, kicker and dateline of an element with an `info`, and its abstract as the first
/// section; what else is in the info is metadata of the document. The flow reader has begun the article.
void read_front(element_flow::FlowReader& reader, pugi::xml_node root, Article& article, Metadata& metadata);

}  // namespace galley::docbook
