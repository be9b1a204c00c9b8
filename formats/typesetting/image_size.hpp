// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "galley/document.hpp"

namespace galley::typesetting {

struct ImageSize {
  std::uint32_t width = 0;  ///< pixels, as the picture is to be seen
  std::uint32_t height = 0;
  std::uint8_t orientation = 1;  ///< how its rows and columns are to be turned: the numbers of EXIF, 1 to 8; 1: not
};

/// What the head of a JPEG, PNG, GIF or WebP file says, whatever its media type is said to be; nothing for other files
/// and for sizes that no picture has (0, or a side over 65,535).
std::optional<ImageSize> image_size(std::string_view data);

}  // namespace galley::typesetting
