// SPDX-License-Identifier: Apache-2.0
#include "page_layout/upright_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace galley::layout {

Rectangle UprightPage::to_page(const Rectangle& box) const {
  return frame.to_page({box.left + left, box.top + top, box.right + left, box.bottom + top});
}

std::optional<UprightPage> upright_page(const PageContent& page) {
  constexpr std::array<Frame, 4> frames = {Frame{1, 0}, Frame{0, 1}, Frame{-1, 0}, Frame{0, -1}};
  std::array<std::size_t, 4> counts{};
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.text_length == 0 || glyph.vertical) continue;
    const bool along = std::fabs(glyph.direction_x) >= std::fabs(glyph.direction_y);
    ++counts[along ? (glyph.direction_x >= 0 ? 0 : 2) : (glyph.direction_y >= 0 ? 1 : 3)];
  }
  const auto main = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  if (main == 0 || counts[main] * 10 < page.glyphs.size() * 6) return std::nullopt;

  UprightPage turned{page, frames[main]};
  const Rectangle paper = turned.frame.of_page({0, 0, page.width, page.height});
  turned.left = paper.left;
  turned.top = paper.top;
  turned.page.width = paper.width();
  turned.page.height = paper.height();
  const auto turn = [&](Rectangle& box) {
    box = turned.frame.of_page(box);
    box = {box.left - paper.left, box.top - paper.top, box.right - paper.left, box.bottom - paper.top};
  };
  for (Glyph& glyph : turned.page.glyphs) {
    const float x = turned.frame.along(glyph.x, glyph.y) - paper.left;
    glyph.y = turned.frame.down(glyph.x, glyph.y) - paper.top;
    glyph.x = x;
    const float along = turned.frame.along(glyph.direction_x, glyph.direction_y);
    glyph.direction_y = turned.frame.down(glyph.direction_x, glyph.direction_y);
    glyph.direction_x = along;
  }
  for (Rule& rule : turned.page.rules) turn(rule.box);
  for (Ground& ground : turned.page.grounds) turn(ground.box);
  for (Rectangle& dot : turned.page.dots) turn(dot);
  for (Picture& picture : turned.page.pictures) turn(picture.box);
  for (LinkArea& link : turned.page.links) turn(link.box);
  return turned;
}

}  // namespace galley::layout
