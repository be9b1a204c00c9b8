// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "pandoc_json/element.hpp"
#include "pandoc_json/reading.hpp"

namespace galley::pandoc_json {

/// Reads pandoc's metadata into the document. What it says of the header of an article (title, subtitle, authors) goes
/// into `header`.
void read_metadata(Reading& reading, const Json& metadata, Article& header);

}  // namespace galley::pandoc_json
