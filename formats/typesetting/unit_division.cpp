// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <unicode/uchar.h>

#include "typesetting/paragraph.hpp"

namespace galley::typesetting {
namespace {

bool is_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= 0xC0 && u_isalpha(c) != 0);
}

/// The glyph at which a part of the text begins, or glyph_end if that is inside a ligature.
std::uint16_t glyph_at(const Unit& unit, std::size_t offset) {
  for (std::uint16_t glyph = unit.glyph_begin; glyph < unit.glyph_end; ++glyph) {
    if (unit.text->clusters[glyph] == offset) return glyph;
  }
  return unit.glyph_end;
}

/// Cuts `unit` at increasing glyph indices; all parts but the last may break after them as `kind` says.
void append_parts(std::vector<Unit>& units, const Unit& unit, const std::vector<std::uint16_t>& cuts, BreakAfter kind,
                  float size) {
  std::uint16_t begin = unit.glyph_begin;
  for (std::size_t i = 0; i <= cuts.size(); ++i) {
    const std::uint16_t end = i < cuts.size() ? cuts[i] : unit.glyph_end;
    Unit& part = units.emplace_back(unit);
    part.glyph_begin = begin;
    part.glyph_end = end;
    part.width = 0;
    for (std::uint16_t glyph = begin; glyph < end; ++glyph) part.width += unit.text->glyphs[glyph].advance * size;
    if (i < cuts.size()) {
      part.break_after = kind;
      part.gap = part.stretch = part.shrink = part.trim_end = 0;
      part.tail_end = part.end;
    }
    if (i > 0) {
      part.note = -1;
      part.trim_start = 0;
      part.lead_begin = part.begin;
    }
    begin = end;
  }
}

}  // namespace

void hyphenate(Paragraph& paragraph, const ParagraphStyle& style, Hyphenation& hyphenation) {
  std::vector<Unit> divided;
  const std::u16string_view text = paragraph.text;
  const HyphenationPatterns* patterns = nullptr;
  std::uint16_t known_style = 0xFFFF;
  std::uint32_t base_left = 0;  // units of a ruby's base, which stays whole
  for (std::size_t u = 0; u < paragraph.units.size(); ++u) {
    const Unit& unit = paragraph.units[u];
    if (unit.ruby >= 0) base_left = paragraph.rubies[static_cast<std::size_t>(unit.ruby)].units;
    const bool in_base = base_left > 0;
    base_left -= in_base ? 1 : 0;
    if (in_base || unit.text == nullptr || unit.space || unit.cjk || (unit.level & 1) != 0 ||
        unit.end - unit.begin < 5 || paragraph.styles[unit.style].font_class == FontClass::mono ||
        unit.glyph_end - unit.glyph_begin < 4) {
      if (!divided.empty()) divided.push_back(unit);
      continue;
    }
    if (unit.style != known_style) {
      known_style = unit.style;
      const std::string& language = paragraph.styles[unit.style].language;
      patterns = hyphenation.patterns(language.empty() ? style.language : language);
    }
    std::vector<std::uint16_t> cuts;
    if (patterns != nullptr) {
      for (std::size_t begin = unit.begin; begin < unit.end;) {
        if (!is_letter(text[begin])) {
          ++begin;
          continue;
        }
        std::size_t end = begin;
        while (end < unit.end && is_letter(text[end])) ++end;
        // A name in capitals or a word that a digit clings to is left whole.
        const bool capitals = end - begin > 1 && u_isupper(text[begin + 1]) != 0;
        if (end - begin >= 6 && !capitals) {
          const std::vector<bool> places = patterns->divide(text.substr(begin, end - begin));
          for (std::size_t i = 1; i < places.size(); ++i) {
            if (!places[i]) continue;
            const std::uint16_t glyph = glyph_at(unit, begin + i - unit.begin);
            if (glyph > unit.glyph_begin && glyph < unit.glyph_end) cuts.push_back(glyph);
          }
        }
        begin = end;
      }
    }
    if (cuts.empty()) {
      if (!divided.empty()) divided.push_back(unit);
      continue;
    }
    if (divided.empty()) {
      divided.reserve(paragraph.units.size() * 2);
      divided.assign(paragraph.units.begin(), paragraph.units.begin() + static_cast<std::ptrdiff_t>(u));
    }
    append_parts(divided, unit, cuts, BreakAfter::hyphen, paragraph.styles[unit.style].size);
  }
  if (!divided.empty()) paragraph.units = std::move(divided);
}

void divide_wide_units(Paragraph& paragraph, float width) {
  const auto is_wide = [width](const Unit& unit) { return unit.width > width && unit.text != nullptr; };
  if (std::none_of(paragraph.units.begin(), paragraph.units.end(), is_wide)) return;
  std::vector<Unit> divided;
  for (const Unit& unit : paragraph.units) {
    if (!is_wide(unit) || unit.ruby >= 0) {
      divided.push_back(unit);
      continue;
    }
    const float size = paragraph.styles[unit.style].size;
    std::vector<std::uint16_t> cuts;
    float used = 0;
    for (std::uint16_t glyph = unit.glyph_begin; glyph < unit.glyph_end; ++glyph) {
      const float advance = unit.text->glyphs[glyph].advance * size;
      const bool starts_cluster = glyph > 0 && unit.text->clusters[glyph] != unit.text->clusters[glyph - 1u];
      // A quarter of a line at most, so that such a word still fills lines up.
      if (glyph > unit.glyph_begin && starts_cluster && used + advance > width / 4) {
        cuts.push_back(glyph);
        used = 0;
      }
      used += advance;
    }
    append_parts(divided, unit, cuts, BreakAfter::emergency, size);
  }
  paragraph.units = std::move(divided);
}

}  // namespace galley::typesetting
