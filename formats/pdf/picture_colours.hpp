// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Samples of a picture as gray or RGB (ISO 32000-1, 8.6 and 8.9).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf_text/objects.hpp"

namespace galley::pdf {

/// What samples of a picture mean. Colours are taken for what a screen would show: calibration is left out.
struct ColourSpace {
  std::uint32_t components = 0;  ///< samples for each pixel
  bool is_cmyk = false;
  bool is_ink = false;  ///< more is darker: one colorant of a press
  std::string palette;  ///< red, green, blue of each index; empty: not indexed
};

/// Nothing for one that is not handled.
std::optional<ColourSpace> colour_space(const pdf_text::PdfObject* space);

struct Samples {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t bits = 8;      ///< 1, 2, 4, 8 or 16
  std::vector<double> decode;  ///< two for each component; empty: the usual
  std::string_view rows;       ///< each of whole bytes; holds at least what is promised
};

/// Rows of one byte (gray) or three (RGB) for each pixel; `gray` tells which.
std::string eight_bit_rows(const Samples& samples, const ColourSpace& space, bool& gray);

}  // namespace galley::pdf
