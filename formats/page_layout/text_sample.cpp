// SPDX-License-Identifier: Apache-2.0
#include "page_layout/text_sample.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "galley/unicode.hpp"

namespace galley::layout {
namespace {

int size_key(const Glyph& glyph) { return static_cast<int>(std::lround(std::clamp(glyph.size, 0.0F, 1000.0F) * 4)); }

bool is_shown(const Glyph& glyph) { return glyph.text_length > 0 && std::isfinite(glyph.size) && glyph.size > 0; }

// The size of most letters.
int body_key(const PageContent& page) {
  std::map<int, std::size_t> counts;
  for (const Glyph& glyph : page.glyphs) {
    if (is_shown(glyph)) ++counts[size_key(glyph)];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? 0 : most->first;
}

// Does the glyph stand so close behind the other that both are of one word?
bool goes_on(const Glyph& last, const Glyph& glyph) {
  const float end_x = last.x + last.direction_x * last.advance;
  const float end_y = last.y + last.direction_y * last.advance;
  const float gap = std::fabs(glyph.x - end_x) + std::fabs(glyph.y - end_y);
  return gap < 0.15F * glyph.size;  // not for what is no number
}

}  // namespace

std::string text_sample(const PageContent& page, std::size_t bytes) {
  const int body = body_key(page);
  std::string sample;
  std::string word;
  const auto end_word = [&] {
    if (word.size() > 1) (sample += word) += ' ';
    word.clear();
  };
  const Glyph* last = nullptr;
  for (const Glyph& glyph : page.glyphs) {
    if (!is_shown(glyph) || size_key(glyph) != body) continue;
    if (last != nullptr && !goes_on(*last, glyph)) end_word();
    for (const char32_t c : CodePoints(page.text_of(glyph))) {
      if (is_white_space(c)) {
        end_word();
      } else {
        append_utf8(word, c);
      }
    }
    last = &glyph;
    if (sample.size() + word.size() >= bytes) break;
  }
  end_word();
  return sample;
}

}  // namespace galley::layout
