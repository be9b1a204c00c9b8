// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include <hb.h>

#include "typesetting/font.hpp"

namespace galley::pdf {

/// The bytes of a TrueType font with composite glyphs (OpenType, glyf) after those it has. Their parts are glyphs of
/// `face`.
std::string with_composites(hb_face_t* face, const std::vector<typesetting::CompositeGlyph>& composites);

}  // namespace galley::pdf
