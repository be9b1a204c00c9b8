// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::word_processing {

/// Whether a font of this name is one for typewritten text and program code.
bool is_monospaced(std::string_view font_name);

}  // namespace galley::word_processing
