// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The layout of the compiled table of predefined CMaps, as the build writes it from the poppler-data package
/// (Adobe's CMap and CID mapping resources, BSD-3-Clause) and the reader maps it. Native byte order: it never
/// leaves the build that made it.

#include <cstdint>

namespace galley::pdf_text::table {

struct Header {
  char magic[8];  ///< "GLYCMAP1"
  std::uint32_t maps = 0;
  std::uint32_t collections = 0;
};

/// After the header: `maps` of these, sorted by name. Offsets are in bytes from the table's start.
struct MapEntry {
  char name[28];
  std::uint8_t vertical = 0;
  std::uint8_t identity = 0;
  std::uint16_t unused = 0;
  std::int32_t base = -1;  ///< index of the map that usecmap names; -1: none
  std::uint32_t codespaces = 0;
  std::uint32_t codespace_count = 0;
  std::uint32_t ranges = 0;
  std::uint32_t range_count = 0;
};

/// Then `collections` of these: for each CID one UTF-32 code unit, 0 where none is known.
struct CollectionEntry {
  char name[28];  ///< "Adobe-GB1"
  std::uint32_t characters = 0;
  std::uint32_t character_count = 0;
};

}  // namespace galley::pdf_text::table
