// SPDX-License-Identifier: Apache-2.0
#include "text_encoding/module/sample.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace galley::text_encoding {
namespace {

constexpr std::size_t zone_size = 512;

bool tells(unsigned char byte) { return byte >= 0x80 || byte == 0x1B; }

std::size_t next_telling(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    std::uint64_t eight = 0;
    while (bytes.size() - at >= 8) {
      std::memcpy(&eight, bytes.data() + at, 8);
      const std::uint64_t escape = eight ^ 0x1B1B1B1B1B1B1B1Bu;
      const std::uint64_t has_escape = (escape - 0x0101010101010101u) & ~escape;
      if (((eight | has_escape) & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    const std::size_t stop = std::min(at + 8, bytes.size());
    for (; at < stop; ++at) {
      if (tells(static_cast<unsigned char>(bytes[at]))) return at;
    }
  }
  return bytes.size();
}

/// Bytes below 0x30 are never the second, third or fourth of a character, in any encoding that we know.
std::size_t character_start(std::string_view bytes, std::size_t at, std::size_t floor) {
  const std::size_t lowest = at > floor + 64 ? at - 64 : floor;
  for (std::size_t i = at; i > lowest; --i) {
    if (static_cast<unsigned char>(bytes[i - 1]) < 0x30) return i;
  }
  return lowest;
}

}  // namespace

std::string telling_sample(std::string_view bytes, std::size_t budget) {
  if (bytes.size() <= budget) return std::string(bytes);
  // Zones are thinned out evenly whenever they are too many, so that the whole input stays represented.
  std::vector<std::string_view> zones;
  std::size_t stride = 1;
  std::size_t seen = 0;
  const std::size_t most = std::max<std::size_t>(budget / zone_size, 2);
  for (std::size_t at = next_telling(bytes, 0), floor = 0; at < bytes.size(); ++seen) {
    const std::size_t begin = character_start(bytes, at, floor);
    std::size_t end = std::min(begin + zone_size, bytes.size());
    while (end < bytes.size() && end > begin + 1 && end - begin > zone_size / 2 &&
           static_cast<unsigned char>(bytes[end - 1]) >= 0x30) {
      --end;
    }
    if (seen % stride == 0) {
      zones.push_back(bytes.substr(begin, end - begin));
      if (zones.size() > most) {
        for (std::size_t i = 0; 2 * i < zones.size(); ++i) zones[i] = zones[2 * i];
        zones.resize((zones.size() + 1) / 2);
        stride *= 2;
      }
    }
    floor = std::max(end, at + 1);
    at = next_telling(bytes, floor);
  }
  std::string sample;
  for (const std::string_view zone : zones) {
    sample += zone;
    sample += '\n';
  }
  return sample;
}

}  // namespace galley::text_encoding
