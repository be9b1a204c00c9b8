// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/usual_glyph_order.hpp"

#include <cmath>

#include "pdf_text/standard_widths.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::uint32_t first_glyph = 3;  // the space
constexpr std::uint32_t last_glyph = 97;  // the tilde
constexpr std::size_t fewest = 10;
// Of ten widths in an order of chance, fewer than one in a hundred goes so well with those of Helvetica.
constexpr double least_correlation = 0.75;

}  // namespace

std::optional<char32_t> in_usual_order(std::uint32_t glyph) {
  if (glyph < first_glyph || glyph > last_glyph) return std::nullopt;
  return U' ' + (glyph - first_glyph);
}

bool has_usual_order(const std::unordered_map<std::uint32_t, float>& widths) {
  double count = 0;
  double x = 0;
  double y = 0;
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (const auto& [glyph, width] : widths) {
    if (glyph < first_glyph || glyph > last_glyph) continue;
    const double usual = helvetica_widths[glyph - first_glyph] / 1000.0;
    count += 1;
    x += width;
    y += usual;
    xx += double{width} * width;
    yy += usual * usual;
    xy += width * usual;
  }
  if (count < fewest) return false;
  const double spread = (count * xx - x * x) * (count * yy - y * y);
  return spread > 1e-9 && (count * xy - x * y) / std::sqrt(spread) >= least_correlation;
}

}  // namespace galley::pdf_text
