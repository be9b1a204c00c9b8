// SPDX-License-Identifier: Apache-2.0
#include "page_layout/page_habits.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "galley/unicode.hpp"
#include "page_layout/visual_order.hpp"

namespace galley::layout {
namespace {

// Fonts that are drawn glyph by glyph have no names to tell their weight by; some typesetters name them by numbers.
std::int32_t nameless_plain_font(const PageContent& page) {
  std::vector<std::size_t> counts(page.fonts.size(), 0);
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.font < counts.size()) ++counts[glyph.font];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most * 2 < page.glyphs.size()) return -1;
  const auto font = most - counts.begin();
  return tells_no_weight(page.fonts[static_cast<std::size_t>(font)].name) ? static_cast<std::int32_t>(font) : -1;
}

// Of a page in a bold font, or painted twice all over. Short pages may be all headlines.
bool is_mostly_bold(const PageContent& page, const PageChunks& chunks) {
  std::size_t bold = 0;
  std::size_t all = 0;
  for (const Chunk& chunk : chunks.chunks) {
    all += chunk.glyphs.size();
    for (const Placed& placed : chunk.glyphs) {
      const std::uint16_t font = page.glyphs[placed.glyph].font;
      bold += static_cast<std::size_t>(placed.doubled || (font < page.fonts.size() && page.fonts[font].bold));
    }
  }
  return all > 600 && bold * 4 > all * 3;
}

}  // namespace

bool tells_no_weight(std::string_view name) {
  constexpr std::size_t least_digits = 3;  // hexadecimal ones, such as in AdvPS6F01
  if (name.empty()) return true;
  if (!name.starts_with("Adv") || name.size() < 5 || name[3] < 'A' || name[3] > 'Z') return false;
  const std::string_view code = name.substr(4);
  const auto digits = std::count_if(code.begin(), code.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  });
  return static_cast<std::size_t>(digits) >= least_digits && code.find_first_of("0123456789") != std::string_view::npos;
}

void learn_habits(const PageContent& page, const PageChunks& chunks, LineHabits& habits) {
  std::size_t right = 0;
  std::size_t hebrew = 0;
  std::size_t left = 0;
  for (const char32_t c : CodePoints(page.text)) {
    if (is_right_to_left(c)) {
      ++right;
      hebrew += static_cast<std::size_t>(c < 0x0600);
    } else if (is_letter_or_digit(c)) {
      ++left;
    }
  }
  habits.right_to_left = right > left;
  habits.arabic = hebrew == 0;
  habits.plain_font = nameless_plain_font(page);
  habits.plain_size = chunks.body_size;
  habits.strong = is_mostly_bold(page, chunks);
  habits.figures = figure_widths(page);
}

}  // namespace galley::layout
