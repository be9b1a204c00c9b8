// SPDX-License-Identifier: Apache-2.0
#include "zip_package/directory_end.hpp"

#include <algorithm>

namespace galley::zip_package {

namespace {

constexpr std::size_t end_size = 22;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::size_t locator_size = 20;
constexpr std::size_t zip64_end_size = 56;

std::uint64_t little_endian(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

}  // namespace

std::optional<std::uint64_t> declared_entries(std::string_view bytes) {
  if (bytes.size() < end_size) return std::nullopt;
  const std::size_t tail = bytes.size() - std::min(bytes.size(), end_size + longest_comment);
  const std::size_t end = bytes.rfind("PK\x05\x06", bytes.size() - end_size);
  if (end == std::string_view::npos || end < tail) return std::nullopt;
  const std::uint64_t count = little_endian(bytes, end + 10, 2);
  if (count != 0xFFFF || end < locator_size) return count;
  const std::size_t locator = end - locator_size;
  if (bytes.substr(locator, 4) != std::string_view("PK\x06\x07", 4)) return count;
  const std::uint64_t offset = little_endian(bytes, locator + 8, 8);
  if (offset > bytes.size() || bytes.size() - offset < zip64_end_size) return count;
  if (bytes.substr(static_cast<std::size_t>(offset), 4) != std::string_view("PK\x06\x06", 4)) return count;
  return little_endian(bytes, static_cast<std::size_t>(offset) + 32, 8);
}

}  // namespace galley::zip_package
