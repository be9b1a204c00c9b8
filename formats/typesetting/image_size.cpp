// SPDX-License-Identifier: Apache-2.0
#include "typesetting/image_size.hpp"

#include <utility>

namespace galley::typesetting {
namespace {

std::uint32_t big_endian(std::string_view data, std::size_t at, int bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < bytes; ++i)
    value = value << 8 | static_cast<unsigned char>(data[at + static_cast<std::size_t>(i)]);
  return value;
}

std::uint32_t little_endian(std::string_view data, std::size_t at, int bytes) {
  std::uint32_t value = 0;
  for (int i = bytes - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(data[at + static_cast<std::size_t>(i)]);
  return value;
}

std::optional<ImageSize> checked(std::uint32_t width, std::uint32_t height, std::uint8_t orientation = 1) {
  if (width == 0 || height == 0 || width > 65'535 || height > 65'535) return std::nullopt;
  if (orientation >= 5) std::swap(width, height);
  return ImageSize{width, height, orientation};
}

/// Which way up a camera was held: tag 274 of the first directory of an EXIF segment (CIPA DC-008, 4.6.4).
std::uint8_t exif_orientation(std::string_view segment) {
  if (!segment.starts_with(std::string_view("Exif\0\0", 6)) || segment.size() < 14) return 1;
  const std::string_view tiff = segment.substr(6);
  const bool little = tiff.starts_with("II");
  const auto number = [&](std::size_t at, int bytes) -> std::uint32_t {
    if (at + static_cast<std::size_t>(bytes) > tiff.size()) return 0;
    return little ? little_endian(tiff, at, bytes) : big_endian(tiff, at, bytes);
  };
  const std::size_t directory = number(4, 4);
  const std::uint32_t entries = number(directory, 2);
  for (std::uint32_t i = 0; i < entries && directory + 2 + std::size_t{i} * 12 < tiff.size(); ++i) {
    const std::size_t entry = directory + 2 + std::size_t{i} * 12;
    if (number(entry, 2) != 274) continue;
    const std::uint32_t value = number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<std::uint8_t>(value) : std::uint8_t{1};
  }
  return 1;
}

/// The frame header, ITU-T T.81, B.2.2.
std::optional<ImageSize> jpeg_size(std::string_view data) {
  std::size_t at = 2;
  std::uint8_t orientation = 1;
  while (at + 9 < data.size()) {
    if (data[at] != '\xFF') return std::nullopt;
    const auto marker = static_cast<unsigned char>(data[at + 1]);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return checked(big_endian(data, at + 7, 2), big_endian(data, at + 5, 2), orientation);
    if (marker == 0xE1 && orientation == 1)
      orientation = exif_orientation(data.substr(at + 4, big_endian(data, at + 2, 2)));
    if (marker == 0xD9 || marker == 0xDA) return std::nullopt;
    const bool alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    at += alone ? 2 : 2 + big_endian(data, at + 2, 2);
  }
  return std::nullopt;
}

/// RFC 9649, 2.5 to 2.7: the first chunk tells the size of lossy, lossless and extended files, each in its own way.
std::optional<ImageSize> webp_size(std::string_view data) {
  const std::string_view chunk = data.substr(12, 4);
  if (chunk == "VP8 ") return checked(little_endian(data, 26, 2) & 0x3FFF, little_endian(data, 28, 2) & 0x3FFF);
  if (chunk == "VP8L") {
    const std::uint32_t bits = little_endian(data, 21, 4);
    return checked((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
  }
  if (chunk == "VP8X") return checked(little_endian(data, 24, 3) + 1, little_endian(data, 27, 3) + 1);
  return std::nullopt;
}

}  // namespace

std::optional<ImageSize> image_size(std::string_view data) {
  if (data.size() > 24 && data.substr(0, 8) == "\x89PNG\r\n\x1A\n" && data.substr(12, 4) == "IHDR") {
    return checked(big_endian(data, 16, 4), big_endian(data, 20, 4));
  }
  if (data.size() > 4 && data.substr(0, 2) == "\xFF\xD8") return jpeg_size(data);
  if (data.size() > 10 && data.starts_with("GIF8")) {
    return checked(little_endian(data, 6, 2), little_endian(data, 8, 2));
  }
  if (data.size() > 30 && data.starts_with("RIFF") && data.substr(8, 4) == "WEBP") return webp_size(data);
  return std::nullopt;
}

}  // namespace galley::typesetting
