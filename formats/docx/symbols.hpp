// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace galley::docx {

/// Fonts whose characters are pictures with codes of their own, not Unicode.
enum class SymbolFont : std::uint8_t { unset, none, symbol, wingdings, wingdings_2, wingdings_3, webdings };

/// Which of them a font name means; SymbolFont::none for all others.
SymbolFont symbol_font(std::string_view font_name);

/// The Unicode character for a code (0x20 to 0xFF, or the same from U+F000 on) of a symbol font, as UTF-8 in static
/// storage; empty when there is none.
std::string_view symbol_text(SymbolFont font, std::uint32_t code);

}  // namespace galley::docx
