// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "text/attributes.hpp"
#include "text/links.hpp"

namespace galley::text {

/// `![alternative text](address "title")` that is all of a line, but for attributes behind it: a figure.
struct ImageLine {
  std::string_view alternative;  ///< with its marks
  LinkTarget target;
  Attributes attributes;
};
std::optional<ImageLine> image_line(std::string_view line);

}  // namespace galley::text
