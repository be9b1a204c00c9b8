// SPDX-License-Identifier: Apache-2.0
#include "typesetting/bidi.hpp"

#include <algorithm>
#include <numeric>

#include <unicode/ubidi.h>

namespace galley::typesetting {

bool has_right_to_left(std::u16string_view text) {
  return std::any_of(text.begin(), text.end(), [](char16_t c) {
    if (c < 0x590) return false;
    return c < 0x900 || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00) || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xD802 && c <= 0xD803) ||
           (c >= 0xD83A && c <= 0xD83B);
  });
}

std::vector<std::uint8_t> embedding_levels(std::u16string_view text, bool right_to_left) {
  std::vector<std::uint8_t> levels(text.size(), right_to_left ? 1 : 0);
  UErrorCode error = U_ZERO_ERROR;
  UBiDi* bidi = ubidi_open();
  ubidi_setPara(bidi, text.data(), static_cast<int32_t>(text.size()), right_to_left ? 1 : 0, nullptr, &error);
  const UBiDiLevel* found = U_SUCCESS(error) ? ubidi_getLevels(bidi, &error) : nullptr;
  if (U_SUCCESS(error) && found != nullptr) std::copy(found, found + text.size(), levels.begin());
  ubidi_close(bidi);
  return levels;
}

std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels) {
  std::vector<std::uint32_t> order(levels.size());
  std::iota(order.begin(), order.end(), 0U);
  if (levels.empty()) return order;
  const std::uint8_t highest = *std::max_element(levels.begin(), levels.end());
  for (int level = highest; level >= 1; --level) {
    for (std::size_t begin = 0; begin < order.size();) {
      if (levels[order[begin]] < level) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < order.size() && levels[order[end]] >= level) ++end;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(begin),
                   order.begin() + static_cast<std::ptrdiff_t>(end));
      begin = end;
    }
  }
  return order;
}

}  // namespace galley::typesetting
