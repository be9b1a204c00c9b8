// SPDX-License-Identifier: Apache-2.0
#include "page_layout/bullets.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace galley::layout {
namespace {

constexpr std::size_t most_marks = 500;  // on one page; more are a drawing
constexpr float largest_mark = 0.9F;     // of the type beside it
constexpr float farthest = 3;            // of the type: from the mark to its line
constexpr float least_apart = 0.1F;
constexpr float alone = 1.2F;  // of the type: no text so near on the other side

struct DrawnMark {
  Rectangle box;
  std::ptrdiff_t glyph = -1;  // -1: drawn
};

bool is_blank(std::string_view text) { return text.empty() || text == " " || text == "\u00a0"; }

// The glyph of the line that the mark stands before; nullptr: it stands before none.
const Glyph* line_beside(const PageContent& page, const DrawnMark& mark) {
  const float middle = (mark.box.top + mark.box.bottom) / 2;
  const Glyph* right = nullptr;
  const Glyph* left = nullptr;
  float right_gap = 1e9F;
  float left_gap = 1e9F;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.direction_x < 0.99F || glyph.size <= 0 || is_blank(page.text_of(glyph))) continue;
    if (middle > glyph.y + 0.05F * glyph.size || middle < glyph.y - 0.75F * glyph.size) continue;
    const float after = glyph.x - mark.box.right;
    const float before = mark.box.left - (glyph.x + glyph.advance);
    if (after > -0.5F && after < right_gap) {
      right_gap = after;
      right = &glyph;
    }
    if (before > -0.5F && before < left_gap) {
      left_gap = before;
      left = &glyph;
    }
  }
  const auto near = [](const Glyph* glyph, float gap) {
    return glyph != nullptr && gap > least_apart * glyph->size && gap < farthest * glyph->size;
  };
  const auto far = [](const Glyph* glyph, float gap) { return glyph == nullptr || gap > alone * glyph->size; };
  if (near(right, right_gap) && far(left, left_gap) && right_gap < left_gap) return right;
  if (near(left, left_gap) && far(right, right_gap)) return left;
  return nullptr;
}

}  // namespace

std::optional<PageContent> with_bullets(const PageContent& page) {
  std::vector<DrawnMark> marks;
  for (const Rectangle& dot : page.dots) marks.push_back({dot});
  for (const Ground& ground : page.grounds) {
    if (std::max(ground.box.width(), ground.box.height()) < 10 && ground.filled) marks.push_back({ground.box});
  }
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (glyph.text_length != 0 || glyph.direction_x < 0.99F || glyph.advance <= 0) continue;
    marks.push_back(
        {{glyph.x, glyph.y - 0.5F * glyph.size, glyph.x + glyph.advance, glyph.y}, static_cast<std::ptrdiff_t>(i)});
  }
  if (marks.empty() || marks.size() > most_marks) return std::nullopt;
  std::optional<PageContent> told;
  for (const DrawnMark& mark : marks) {
    const Glyph* line = line_beside(page, mark);
    if (line == nullptr || std::max(mark.box.width(), mark.box.height()) > largest_mark * line->size) continue;
    if (!told) told = page;
    Glyph bullet = *line;
    if (mark.glyph >= 0) bullet = page.glyphs[static_cast<std::size_t>(mark.glyph)];
    bullet.text_begin = static_cast<std::uint32_t>(told->text.size());
    bullet.text_length = 3;
    told->text += "\u2022";
    if (mark.glyph >= 0) {
      told->glyphs[static_cast<std::size_t>(mark.glyph)] = bullet;
      continue;
    }
    bullet.x = mark.box.left;
    bullet.y = line->y;
    bullet.advance = mark.box.width();
    told->glyphs.push_back(bullet);
  }
  return told;
}

}  // namespace galley::layout
