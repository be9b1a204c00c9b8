// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "galley/document.hpp"
#include "pandoc_json/element.hpp"
#include "pandoc_json/reading.hpp"

namespace galley::pandoc_json {

/// A run of text, and what stood in it but has a place beside it alone.
struct Run {
  Inlines inlines;
  Blocks figures;          ///< pictures within text
  std::string identifier;  ///< the first that an element in it has
};

/// Reads a list of pandoc's inlines.
Run read_run(Reading& reading, const Json& inlines);

/// The same as text alone.
std::string read_line(Reading& reading, const Json& inlines);

/// The picture that an Image is.
Figure read_picture(Reading& reading, const Json& image);

}  // namespace galley::pandoc_json
