// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace galley::word_processing {

struct PictureSize {
  std::uint32_t width = 0;  ///< in pixels of 1/96 inch; 0: not known
  std::uint32_t height = 0;
};

/// The size of a PNG, JPEG, GIF, BMP or WebP picture, from its header alone.
PictureSize picture_size(std::string_view data);

}  // namespace galley::word_processing
