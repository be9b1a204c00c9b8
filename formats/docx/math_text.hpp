// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "docx/xml_part.hpp"

namespace galley::docx {

/// An Office Math equation (m:oMath; ECMA-376 Part 1, 22.1) as a line of text: "x=(-b±√(b^2-4ac))/2a".
std::string math_text(const pugi::xml_node& equation);

}  // namespace galley::docx
