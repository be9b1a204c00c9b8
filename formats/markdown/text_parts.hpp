// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "markdown/front_matter.hpp"

namespace galley::markdown {

/// A text and the front matter over it. A file may hold several, one below the other.
struct TextPart {
  FrontMatter front_matter;
  std::string_view text;  ///< below the front matter
};

/// Cuts a file where front matter with a title stands between blank lines, outside of code. At least one part.
std::vector<TextPart> parts_of(std::string_view text, Diagnostics& diagnostics);

}  // namespace galley::markdown
