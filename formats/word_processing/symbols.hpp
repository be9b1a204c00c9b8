// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley::word_processing {

/// Fonts whose characters are pictures with codes of their own, not Unicode.
enum class SymbolFont : std::uint8_t { unset, none, symbol, wingdings, wingdings_2, wingdings_3, webdings };

/// Which of them a font name means; SymbolFont::none for all others.
SymbolFont symbol_font(std::string_view font_name);

/// The Unicode character for a code (0x20 to 0xFF, or the same from U+F000 on) of a symbol font, as UTF-8 in static
/// storage; empty when there is none.
std::string_view symbol_text(SymbolFont font, std::uint32_t code);

/// A run that is set in a symbol font, its characters at U+F020 to U+F0FF or in Latin-1 places, as Unicode text. Those
/// that have no Unicode character are counted in `unknown`.
std::string text_of_symbols(SymbolFont font, std::string_view run, std::uint64_t& unknown);

}  // namespace galley::word_processing
