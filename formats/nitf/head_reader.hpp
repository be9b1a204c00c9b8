// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::nitf {

/// The credits of a `byline`, which is of `language`.
void read_byline(pugi::xml_node byline, std::string_view language, Byline& result);

/// The parts of a `dateline`.
void read_dateline(pugi::xml_node dateline, std::string_view language, Dateline& result);

/// What `head` says, in the terms of Dublin Core.
void read_metadata(pugi::xml_node head, Metadata& metadata);

}  // namespace galley::nitf
