// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace galley::conformance {

/// A valid PNG of one colour (RGB, 8 bits, stored without compression). At most 1000 pixels each way.
std::string png_picture(std::uint32_t width, std::uint32_t height, std::uint8_t red, std::uint8_t green,
                        std::uint8_t blue);

/// A valid baseline JPEG, grey all over. `width` and `height` are multiples of 8, at most 1000.
std::string jpeg_picture(std::uint32_t width, std::uint32_t height);

}  // namespace galley::conformance
