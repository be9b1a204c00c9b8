// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley::pdf {

enum class PngKind : std::uint8_t { gray = 0, rgb = 2, palette = 3, gray_alpha = 4, rgb_alpha = 6 };

struct PngHead {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint8_t bits = 8;  ///< of a sample
  PngKind kind = PngKind::rgb;
  std::string palette;  ///< red, green, blue of each entry, for PngKind::palette
};

/// A PNG around compressed rows (a zlib stream of rows that each begin with the filter they were put through), which
/// is what PDF stores for its predictors of 10 and more (ISO 32000-1, 7.4.4.4).
std::string png_of_compressed(const PngHead& head, std::string_view compressed);

/// A PNG of rows as they are, each of whole bytes. `rows` holds all that `head` promises. Empty when there is no memory
/// for it.
std::string png_of_rows(const PngHead& head, std::string_view rows);

}  // namespace galley::pdf
