// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::epub {

/// share/epub/style.css, compiled in.
extern const std::string_view default_style;

}  // namespace galley::epub
