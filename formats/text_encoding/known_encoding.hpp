// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "text_encoding/labels.hpp"

namespace galley::text_encoding {

/// The encoding that a label stands for. Throws Error(usage) that names the label and the nearest known one.
const Encoding& known_encoding(std::string_view label);

}  // namespace galley::text_encoding
