// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley::pdf {

/// Do CIDs, not glyph indices, name the glyphs of a CFF table (Adobe Technical Note 5176, 18)?
bool is_cid_keyed(std::string_view cff);

/// Gives the glyphs of a CID-keyed CFF table, from the second on, these CIDs (the first is always 0). False if the
/// table is not understood; then it is as it was.
bool set_cids(std::string& cff, const std::vector<std::uint16_t>& cids);

}  // namespace galley::pdf
