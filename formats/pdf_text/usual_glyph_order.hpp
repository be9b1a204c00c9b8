// SPDX-License-Identifier: Apache-2.0
#pragma once

/// TrueType fonts whose glyphs nothing names: most begin in the order of the standard Macintosh set (OpenType, `post`
/// version 1.0), where the printable characters of ASCII are glyphs 3 to 97. Whether a font does is told by its widths:
/// an "i" is narrow in every typeface, an "M" wide, and figures are alike.

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace galley::pdf_text {

/// The character of a glyph in that order, or nothing for glyphs outside of ASCII.
std::optional<char32_t> in_usual_order(std::uint32_t glyph);

/// Do these widths (by glyph, of the font size) go up and down as those of Latin type do in that order? Too few of
/// them, or all the same, say nothing.
bool has_usual_order(const std::unordered_map<std::uint32_t, float>& widths);

}  // namespace galley::pdf_text
