// SPDX-License-Identifier: Apache-2.0
#include "pdf/radicals.hpp"

#include "galley/unicode.hpp"
#include "pdf_text/radical_ideographs.hpp"

namespace galley::pdf {
namespace {

constexpr char32_t radical_door = 0x2F3E;

char32_t ideograph(char32_t c, std::string_view language) {
  if (c < pdf_text::first_radical || c >= pdf_text::first_radical + pdf_text::radical_ideographs.size()) return c;
  if (c == radical_door) {
    if (language.starts_with("ja")) return 0x6238;
    const bool traditional = language.starts_with("zh-TW") || language.starts_with("zh-HK") ||
                             language.starts_with("zh-MO") || language.starts_with("zh-Hant");
    return language.starts_with("zh") && !traditional ? 0x6237 : 0x6236;
  }
  const char32_t found = pdf_text::radical_ideographs[c - pdf_text::first_radical];
  return found != 0 ? found : c;
}

// U+2E80 to U+2FDF are E2 BA 80 to E2 BF 9F.
bool may_hold_radicals(std::string_view text) {
  for (std::size_t at = text.find('\xE2'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('\xE2', at + 1)) {
    if (static_cast<unsigned char>(text[at + 1]) >= 0xBA) return true;
  }
  return false;
}

std::size_t resolve(std::string_view from, std::string& to, std::string_view language) {
  std::size_t count = 0;
  for (const char32_t c : CodePoints(from)) {
    const char32_t meant = ideograph(c, language);
    count += static_cast<std::size_t>(meant != c);
    append_utf8(to, meant);
  }
  return count;
}

}  // namespace

std::size_t resolve_radicals(layout::PageContent& page, std::string_view language) {
  std::size_t count = 0;
  for (layout::Mark& mark : page.marks) {
    if (!may_hold_radicals(mark.actual_text)) continue;
    std::string text;
    count += resolve(mark.actual_text, text, language);
    mark.actual_text = std::move(text);
  }
  if (!may_hold_radicals(page.text)) return count;
  std::string text;
  text.reserve(page.text.size());
  for (layout::Glyph& glyph : page.glyphs) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    count += resolve(page.text_of(glyph), text, language);
    glyph.text_begin = begin;
    glyph.text_length = static_cast<std::uint16_t>(text.size() - begin);
  }
  page.text = std::move(text);
  return count;
}

}  // namespace galley::pdf
