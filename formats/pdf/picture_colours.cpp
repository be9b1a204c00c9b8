// SPDX-License-Identifier: Apache-2.0
#include "pdf/picture_colours.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace galley::pdf {
namespace {

using pdf_text::elements;
using pdf_text::entry;
using pdf_text::name_of;
using pdf_text::number_of;
using pdf_text::PdfObject;

constexpr int deepest = 4;
constexpr std::size_t largest_table = 256 * 4;

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

std::uint8_t byte_of(double value) { return static_cast<std::uint8_t>(std::clamp(value * 255 + 0.5, 0.0, 255.0)); }

// `values` are from 0 to 1, one for each component.
Rgb rgb_of(const double* values, const ColourSpace& space) {
  if (space.is_cmyk) {
    const double light = 1 - std::clamp(values[3], 0.0, 1.0);
    return {byte_of((1 - values[0]) * light), byte_of((1 - values[1]) * light), byte_of((1 - values[2]) * light)};
  }
  if (space.components == 3) return {byte_of(values[0]), byte_of(values[1]), byte_of(values[2])};
  const std::uint8_t gray = byte_of(space.is_ink ? 1 - values[0] : values[0]);
  return {gray, gray, gray};
}

std::optional<ColourSpace> space_of(const PdfObject* object, int depth);

std::optional<ColourSpace> indexed_space(const std::vector<const PdfObject*>& parts, int depth) {
  if (parts.size() < 4) return std::nullopt;
  const std::optional<ColourSpace> base = space_of(parts[1], depth + 1);
  if (!base || !base->palette.empty()) return std::nullopt;
  const std::string table =
      parts[3]->HasStream() ? pdf_text::stream_data(parts[3], largest_table) : pdf_text::bytes_of(parts[3]);
  const double highest = number_of(parts[2], 255);
  const auto entries = static_cast<std::size_t>(std::clamp(highest, 0.0, 255.0)) + 1;
  ColourSpace space;
  space.components = 1;
  for (std::size_t i = 0; i < entries; ++i) {
    double values[4] = {};
    for (std::size_t c = 0; c < base->components && c < 4; ++c) {
      const std::size_t at = i * base->components + c;
      values[c] = at < table.size() ? static_cast<unsigned char>(table[at]) / 255.0 : 0;
    }
    const Rgb colour = rgb_of(values, *base);
    for (const std::uint8_t value : {colour.red, colour.green, colour.blue}) space.palette += static_cast<char>(value);
  }
  return space;
}

std::optional<ColourSpace> space_of(const PdfObject* object, int depth) {
  const auto of_components = [](std::uint32_t components) {
    ColourSpace space;
    space.components = components;
    space.is_cmyk = components == 4;
    return space;
  };
  const std::vector<const PdfObject*> parts = elements(object, 8);
  const std::string family = name_of(parts.empty() ? object : parts[0]);
  if (family == "DeviceGray" || family == "CalGray" || family == "G") return of_components(1);
  if (family == "DeviceRGB" || family == "CalRGB" || family == "RGB") return of_components(3);
  if (family == "DeviceCMYK" || family == "CMYK") return of_components(4);
  if (parts.size() < 2 || depth > deepest) return std::nullopt;
  if (family == "ICCBased") {
    const double n = number_of(entry(parts[1], "N"), 0);
    if (n == 1 || n == 3 || n == 4) return of_components(static_cast<std::uint32_t>(n));
    return std::nullopt;
  }
  if (family == "Indexed" || family == "I") return indexed_space(parts, depth);
  if (family == "Separation" && name_of(parts[1]) != "None") {
    ColourSpace space = of_components(1);
    space.is_ink = true;
    return space;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ColourSpace> colour_space(const PdfObject* space) { return space_of(space, 0); }

std::string eight_bit_rows(const Samples& samples, const ColourSpace& space, bool& gray) {
  gray = space.palette.empty() && space.components == 1;
  const std::size_t row = (std::size_t{samples.width} * space.components * samples.bits + 7) / 8;
  const std::uint32_t highest = (1U << samples.bits) - 1;
  // What each value of a sample means, for each component: 0 to 1, or an index.
  const std::uint32_t steps = samples.bits == 16 ? 256 : highest + 1;
  std::array<std::vector<double>, 4> meaning;
  for (std::uint32_t c = 0; c < space.components; ++c) {
    const bool indexed = !space.palette.empty();
    const bool given = samples.decode.size() >= std::size_t{2} * (c + 1);
    const double least = given ? samples.decode[std::size_t{2} * c] : 0;
    const double most = given ? samples.decode[std::size_t{2} * c + 1] : indexed ? highest : 1;
    for (std::uint32_t value = 0; value < steps; ++value)
      meaning[c].push_back(least + value * (most - least) / (steps - 1));
  }
  std::string out;
  out.reserve(std::size_t{samples.width} * samples.height * (gray ? 1 : 3));
  for (std::size_t y = 0; y < samples.height; ++y) {
    const std::string_view line = samples.rows.substr(y * row, row);
    std::size_t at = 0;  // in bits
    for (std::uint32_t x = 0; x < samples.width; ++x) {
      double values[4] = {};
      for (std::uint32_t c = 0; c < space.components; ++c, at += samples.bits) {
        const auto byte = static_cast<unsigned char>(line[at / 8]);
        // Of sixteen bits the upper eight.
        const std::uint32_t value = samples.bits >= 8 ? byte : byte >> (8 - samples.bits - at % 8) & highest;
        values[c] = meaning[c][value];
      }
      if (!space.palette.empty()) {
        const auto index = static_cast<std::size_t>(std::clamp(values[0], 0.0, 255.0));
        out += index * 3 + 3 <= space.palette.size() ? space.palette.substr(index * 3, 3) : std::string(3, '\0');
        continue;
      }
      const Rgb colour = rgb_of(values, space);
      out += static_cast<char>(colour.red);
      if (gray) continue;
      out += static_cast<char>(colour.green);
      out += static_cast<char>(colour.blue);
    }
  }
  return out;
}

}  // namespace galley::pdf
