// SPDX-License-Identifier: Apache-2.0
#include "word_processing/picture_size.hpp"

namespace galley::word_processing {

namespace {

using namespace std::literals;

constexpr std::uint32_t largest_side = 100'000;

std::uint32_t number(std::string_view data, std::size_t at, std::size_t size, bool big_endian) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(data[at + (big_endian ? i : size - 1 - i)]);
    value = value << 8 | byte;
  }
  return value;
}

/// The frame header (ITU-T T.81, B.2.2), found by stepping over the segments before it.
PictureSize jpeg_size(std::string_view data) {
  std::size_t at = 2;
  while (at + 9 < data.size()) {
    if (data[at] != '\xFF') return {};
    const auto marker = static_cast<unsigned char>(data[at + 1]);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return {number(data, at + 7, 2, true), number(data, at + 5, 2, true)};
    const std::uint32_t length = number(data, at + 2, 2, true);
    if (length < 2) return {};
    at += 2 + length;
  }
  return {};
}

PictureSize raw_size(std::string_view data) {
  if (data.starts_with("\x89PNG\r\n\x1a\n"sv) && data.size() >= 24) {
    return {number(data, 16, 4, true), number(data, 20, 4, true)};
  }
  if (data.starts_with("\xFF\xD8"sv)) return jpeg_size(data);
  if (data.starts_with("GIF8"sv) && data.size() >= 10) return {number(data, 6, 2, false), number(data, 8, 2, false)};
  if (data.starts_with("BM"sv) && data.size() >= 26) return {number(data, 18, 4, false), number(data, 22, 4, false)};
  if (data.starts_with("RIFF"sv) && data.size() >= 30 && data.substr(8, 8) == "WEBPVP8X"sv) {
    return {number(data, 24, 3, false) + 1, number(data, 27, 3, false) + 1};
  }
  if (data.starts_with("RIFF"sv) && data.size() >= 30 && data.substr(8, 8) == "WEBPVP8 "sv) {
    return {number(data, 26, 2, false) & 0x3FFF, number(data, 28, 2, false) & 0x3FFF};
  }
  return {};
}

}  // namespace

PictureSize picture_size(std::string_view data) {
  const PictureSize size = raw_size(data);
  const bool sound = size.width > 0 && size.height > 0 && size.width <= largest_side && size.height <= largest_side;
  return sound ? size : PictureSize();
}

}  // namespace galley::word_processing
