// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::html {

/// share/html/style.css, compiled in.
extern const std::string_view default_style;

}  // namespace galley::html
