// SPDX-License-Identifier: Apache-2.0
#include "page_layout/page_view.hpp"

#include <cmath>
#include <numbers>
#include <utility>

#include "galley/unicode.hpp"
#include "page_layout/line_end_hyphens.hpp"

namespace galley::layout {
namespace {

constexpr std::size_t sample = 60;  // characters of a block that are told

PageBox box_of(const Rectangle& box) { return {box.left, box.top, box.right, box.bottom}; }

// Glyphs that follow each other along one baseline, as one text.
std::vector<PageText> texts_of(const PageContent& page) {
  std::vector<PageText> texts;
  const Glyph* last = nullptr;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.text_length == 0 || glyph.invisible || !std::isfinite(glyph.x + glyph.y + glyph.advance + glyph.size))
      continue;
    const bool goes_on = last != nullptr && !glyph.vertical && glyph.size == last->size &&
                         glyph.direction_x == last->direction_x && glyph.direction_y == last->direction_y &&
                         std::fabs(last->x + last->direction_x * last->advance - glyph.x) < 0.12F * glyph.size &&
                         std::fabs(last->y + last->direction_y * last->advance - glyph.y) < 0.12F * glyph.size;
    if (!goes_on) {
      PageText text;
      text.x = glyph.x;
      text.y = glyph.y;
      text.size = glyph.size;
      text.direction = std::atan2(glyph.direction_y, glyph.direction_x) * 180 / std::numbers::pi;
      if (glyph.vertical) {
        // It hangs from its top centre, upright.
        text.x -= glyph.size / 2;
        text.y += 0.88 * glyph.size;
        text.direction = 0;
      }
      texts.push_back(std::move(text));
    }
    texts.back().text += page.text_of(glyph);
    texts.back().length += glyph.advance;
    last = glyph.vertical ? nullptr : &glyph;
  }
  return texts;
}

std::string kind_of(RegionKind kind) {
  switch (kind) {
    case RegionKind::text:
      return "text";
    case RegionKind::aside:
      return "aside";
    case RegionKind::table:
      return "table";
    case RegionKind::margin:
      return "margin";
  }
  return {};
}

std::string kind_of(const LayoutBlock& block) {
  if (block.kind == BlockKind::table) return "table";
  if (block.kind == BlockKind::picture) return "picture";
  if (block.note) return "note";
  if (block.margin != 0) return "margin";
  return block.aside ? "aside" : "text";
}

std::string beginning_of(const LayoutBlock& block) {
  const std::string all = block.text();
  std::string text;
  std::size_t count = 0;
  for (const char32_t c : CodePoints(all)) {
    if (++count > sample) return text + "…";
    append_utf8(text, c == open_hyphen || c == open_true_hyphen ? U'-' : c);
  }
  return text;
}

}  // namespace

PageView page_view(const PageContent& page, const PageFlow& flow, std::uint32_t first_order) {
  PageView view;
  view.number = page.number;
  view.width = page.width;
  view.height = page.height;
  view.text = texts_of(page);
  for (const Rule& rule : page.rules) view.rules.push_back(box_of(rule.box));
  for (const Ground& ground : page.grounds) view.grounds.push_back(box_of(ground.box));
  for (const Picture& picture : page.pictures) view.pictures.push_back(box_of(picture.box));
  for (const RegionShown& region : flow.regions) {
    PageRegion& shown = view.regions.emplace_back();
    shown.kind = kind_of(region.kind);
    shown.box = box_of(region.box);
    for (const Rectangle& line : region.lines) shown.lines.push_back(box_of(line));
  }
  for (const LayoutBlock& block : flow.blocks)
    view.steps.push_back({first_order++, kind_of(block), box_of(block.box), beginning_of(block)});
  return view;
}

}  // namespace galley::layout
