// SPDX-License-Identifier: Apache-2.0
#include "word_processing/symbols.hpp"

#include <array>

#include "galley/unicode.hpp"

namespace galley::word_processing {

namespace {

struct Symbol {
  std::uint8_t code;
  std::string_view text;
};

// The encoding of Adobe's Symbol font from 0x20 on (Unicode's mapping table for it).
constexpr auto symbol_low = std::to_array<std::string_view>({
    " ", "!", "∀", "#", "∃", "%", "&", "∋", "(", ")", "∗", "+", ",", "−", ".", "/",  // 0x20
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ":", ";", "<", "=", ">", "?",  // 0x30
    "≅", "Α", "Β", "Χ", "Δ", "Ε", "Φ", "Γ", "Η", "Ι", "ϑ", "Κ", "Λ", "Μ", "Ν", "Ο",  // 0x40
    "Π", "Θ", "Ρ", "Σ", "Τ", "Υ", "ς", "Ω", "Ξ", "Ψ", "Ζ", "[", "∴", "]", "⊥", "_",  // 0x50
    "‾", "α", "β", "χ", "δ", "ε", "φ", "γ", "η", "ι", "ϕ", "κ", "λ", "μ", "ν", "ο",  // 0x60
    "π", "θ", "ρ", "σ", "τ", "υ", "ϖ", "ω", "ξ", "ψ", "ζ", "{", "|", "}", "∼", "",   // 0x70
});
constexpr auto symbol_high = std::to_array<std::string_view>({
    "€", "ϒ",  "′", "≤", "⁄", "∞", "ƒ", "♣", "♦", "♥", "♠", "↔", "←", "↑", "→", "↓",  // 0xA0
    "°", "±",  "″", "≥", "×", "∝", "∂", "•", "÷", "≠", "≡", "≈", "…", "⏐", "⎯", "↵",  // 0xB0
    "ℵ", "ℑ",  "ℜ", "℘", "⊗", "⊕", "∅", "∩", "∪", "⊃", "⊇", "⊄", "⊂", "⊆", "∈", "∉",  // 0xC0
    "∠", "∇",  "®", "©", "™", "∏", "√", "⋅", "¬", "∧", "∨", "⇔", "⇐", "⇑", "⇒", "⇓",  // 0xD0
    "◊", "〈", "®", "©", "™", "∑", "⎛", "⎜", "⎝", "⎡", "⎢", "⎣", "⎧", "⎨", "⎩", "⎪",  // 0xE0
    "",  "〉", "∫", "⌠", "⎮", "⌡", "⎞", "⎟", "⎠", "⎤", "⎥", "⎦", "⎫", "⎬", "⎭", "",   // 0xF0
});

// Where Unicode took these pictures up (version 7 took most of them up).
constexpr auto wingdings = std::to_array<Symbol>({
    {0x20, " "},    {0x21, "🖉"}, {0x22, "✂"},    {0x23, "✁"},    {0x24, "👓"},    {0x25, "🕭"}, {0x26, "🕮"},
    {0x27, "🕯"}, {0x28, "🕿"}, {0x29, "✆"},    {0x2A, "🖂"}, {0x2B, "🖃"}, {0x2C, "📪"},    {0x2D, "📫"},
    {0x2E, "📬"},    {0x2F, "📭"},    {0x30, "🗀"}, {0x31, "🗁"}, {0x32, "🗎"}, {0x33, "🗏"}, {0x34, "🗐"},
    {0x35, "🗄"}, {0x36, "⏳"},    {0x37, "🖮"}, {0x38, "🖰"}, {0x39, "🖲"}, {0x3A, "🖳"}, {0x3B, "🖴"},
    {0x3C, "🖫"}, {0x3D, "🖬"}, {0x3E, "✇"},    {0x3F, "✍"},    {0x40, "🖎"}, {0x41, "✌"},    {0x42, "👌"},
    {0x43, "👍"},    {0x44, "👎"},    {0x45, "☜"},    {0x46, "☞"},    {0x47, "☝"},    {0x48, "☟"},    {0x49, "🖐"},
    {0x4A, "☺"},    {0x4B, "😐"},    {0x4C, "☹"},    {0x4D, "💣"},    {0x4E, "☠"},    {0x4F, "🏳"}, {0x50, "🏱"},
    {0x51, "✈"},    {0x52, "☼"},    {0x53, "💧"},    {0x54, "❄"},    {0x55, "🕆"}, {0x56, "✞"},    {0x57, "🕈"},
    {0x58, "✠"},    {0x59, "✡"},    {0x5A, "☪"},    {0x5B, "☯"},    {0x5C, "ॐ"},    {0x5D, "☸"},    {0x5E, "♈"},
    {0x5F, "♉"},    {0x60, "♊"},    {0x61, "♋"},    {0x62, "♌"},    {0x63, "♍"},    {0x64, "♎"},    {0x65, "♏"},
    {0x66, "♐"},    {0x67, "♑"},    {0x68, "♒"},    {0x69, "♓"},    {0x6A, "🙰"}, {0x6B, "🙵"}, {0x6C, "●"},
    {0x6D, "🔾"}, {0x6E, "■"},    {0x6F, "□"},    {0x70, "🞐"}, {0x71, "❑"},    {0x72, "❒"},    {0x73, "⬧"},
    {0x74, "⧫"},    {0x75, "◆"},    {0x76, "❖"},    {0x77, "⬥"},    {0x78, "⌧"},    {0x79, "⮹"},  {0x7A, "⌘"},
    {0x7B, "🏵"}, {0x7C, "🏶"}, {0x7D, "🙶"}, {0x7E, "🙷"}, {0x80, "⓪"},    {0x81, "①"},    {0x82, "②"},
    {0x83, "③"},    {0x84, "④"},    {0x85, "⑤"},    {0x86, "⑥"},    {0x87, "⑦"},    {0x88, "⑧"},    {0x89, "⑨"},
    {0x8A, "⑩"},    {0x8B, "⓿"},    {0x8C, "❶"},    {0x8D, "❷"},    {0x8E, "❸"},    {0x8F, "❹"},    {0x90, "❺"},
    {0x91, "❻"},    {0x92, "❼"},    {0x93, "❽"},    {0x94, "❾"},    {0x95, "❿"},    {0x9E, "·"},    {0x9F, "•"},
    {0xA0, "▪"},    {0xA1, "⚪"},    {0xA4, "◉"},    {0xA5, "◎"},    {0xA7, "▪"},    {0xA8, "◻"},    {0xAA, "✦"},
    {0xAB, "★"},    {0xAC, "✶"},    {0xAD, "✴"},    {0xAE, "✹"},    {0xAF, "✵"},    {0xB1, "⌖"},    {0xB5, "✪"},
    {0xB6, "✰"},    {0xD5, "⌫"},    {0xD6, "⌦"},    {0xD8, "➢"},    {0xDC, "➲"},    {0xDF, "🡠"}, {0xE0, "🡢"},
    {0xE1, "🡡"}, {0xE2, "🡣"}, {0xE7, "🡄"}, {0xE8, "➔"},    {0xE9, "🡅"}, {0xEA, "🡇"}, {0xEF, "⇦"},
    {0xF0, "⇨"},    {0xF1, "⇧"},    {0xF2, "⇩"},    {0xF3, "⬄"},    {0xF4, "⇳"},    {0xFB, "✗"},    {0xFC, "✓"},
    {0xFD, "☒"},    {0xFE, "☑"},
});
constexpr auto wingdings_2 = std::to_array<Symbol>({
    {0x20, " "}, {0x22, "✏"}, {0x24, "✎"}, {0x25, "✂"}, {0x4F, "🗴"}, {0x50, "✓"}, {0x51, "🗵"},
    {0x52, "☑"}, {0x53, "☒"}, {0x54, "☒"}, {0x57, "🚫"}, {0x69, "⓪"},    {0x6A, "①"}, {0x6B, "②"},
    {0x6C, "③"}, {0x6D, "④"}, {0x6E, "⑤"}, {0x6F, "⑥"}, {0x70, "⑦"},    {0x71, "⑧"}, {0x72, "⑨"},
    {0x73, "⑩"}, {0x96, "•"}, {0x97, "●"}, {0x98, "●"}, {0xA2, "■"},    {0xA3, "□"},
});
constexpr auto wingdings_3 = std::to_array<Symbol>({
    {0x20, " "},
    {0x22, "→"},
    {0x23, "↑"},
    {0x24, "↓"},
    {0x21, "←"},
    {0x70, "▲"},
    {0x71, "▼"},
    {0x72, "△"},
    {0x73, "▽"},
    {0x74, "◀"},
    {0x75, "▶"},
    {0x76, "◁"},
    {0x77, "▷"},
    {0x7D, "▸"},
    {0x84, "◂"},
});
constexpr auto webdings = std::to_array<Symbol>({
    {0x20, " "},
    {0x33, "⏴"},
    {0x34, "⏵"},
    {0x35, "⏶"},
    {0x36, "⏷"},
    {0x61, "✓"},
    {0x63, "□"},
    {0x67, "■"},
    {0x72, "✗"},
    {0x6E, "⚫"},
    {0xC5, "📞"},
});

template <std::size_t N>
std::string_view find(const std::array<Symbol, N>& table, std::uint32_t code) {
  for (const Symbol& symbol : table) {
    if (symbol.code == code) return symbol.text;
  }
  return {};
}

}  // namespace

SymbolFont symbol_font(std::string_view font_name) {
  if (font_name == "Symbol") return SymbolFont::symbol;
  if (font_name == "Wingdings") return SymbolFont::wingdings;
  if (font_name == "Wingdings 2") return SymbolFont::wingdings_2;
  if (font_name == "Wingdings 3") return SymbolFont::wingdings_3;
  if (font_name == "Webdings") return SymbolFont::webdings;
  return SymbolFont::none;
}

std::string_view symbol_text(SymbolFont font, std::uint32_t code) {
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  if (code < 0x20 || code > 0xFF) return {};
  switch (font) {
    case SymbolFont::symbol:
      if (code < 0x80) return symbol_low[code - 0x20];
      return code >= 0xA0 ? symbol_high[code - 0xA0] : std::string_view();
    case SymbolFont::wingdings:
      return find(wingdings, code);
    case SymbolFont::wingdings_2:
      return find(wingdings_2, code);
    case SymbolFont::wingdings_3:
      return find(wingdings_3, code);
    case SymbolFont::webdings:
      return find(webdings, code);
    case SymbolFont::unset:
    case SymbolFont::none:
      break;
  }
  return {};
}

std::string text_of_symbols(SymbolFont font, std::string_view run, std::uint64_t& unknown) {
  // Words set in a font of pictures are words of someone who liked the look; in Symbol they are Greek.
  const bool word = font > SymbolFont::symbol && run.size() > 2 && static_cast<unsigned char>(run[0]) < 0x80;
  if (font <= SymbolFont::none || word) return std::string(run);
  std::string mapped;
  for (std::size_t i = 0; i < run.size();) {
    const DecodedCodePoint c = decode_utf8(run, i);
    const bool own_place = c.value >= 0xF000 && c.value <= 0xF0FF;
    const bool coded = c.valid && (c.value <= 0xFF || own_place);
    const std::string_view symbol = coded ? symbol_text(font, c.value) : std::string_view();
    if (symbol.empty() && own_place) ++unknown;
    mapped += symbol.empty() ? run.substr(i, c.length) : symbol;
    i += c.length;
  }
  return mapped;
}

}  // namespace galley::word_processing
