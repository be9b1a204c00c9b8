// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::pdf {

/// A picture unpacked: red, green, blue and alpha of each pixel, 8 bits each, row by row from the top.
struct Pixels {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<unsigned char> rgba;
};

/// The first picture of a GIF (CompuServe, GIF89a) on its canvas. False if it is broken or would take more than
/// `most_bytes`; `why` says so, and also that more pictures follow.
bool decode_gif(std::string_view data, std::uint64_t most_bytes, Pixels& pixels, std::string& why);

/// A WebP (RFC 9649) that does not move. False if it is broken, moves or would take more than `most_bytes`.
bool decode_webp(std::string_view data, std::uint64_t most_bytes, Pixels& pixels, std::string& why);

}  // namespace galley::pdf
