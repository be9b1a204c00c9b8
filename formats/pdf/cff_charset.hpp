// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace galley::pdf {

/// Which CID shows which glyph of a CFF font (Adobe Technical Note 5176, 13 and 18).
struct CffCharset {
  bool cid_keyed = false;
  /// By glyph; empty: each CID is its glyph's index, as in fonts that are not CID-keyed (ISO 32000-1, 9.7.4.2).
  std::vector<std::uint16_t> cids;
};

/// Reads a CFF table; a broken one gives what is there.
CffCharset read_cff_charset(std::string_view cff, std::uint32_t glyph_count);

}  // namespace galley::pdf
