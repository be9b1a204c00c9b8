// SPDX-License-Identifier: Apache-2.0
#include "page_layout/page_margins.hpp"

#include <algorithm>
#include <utility>

namespace galley::layout {
namespace {

constexpr float margin_part = 0.12F;  // of the page's height
constexpr float far_margin_part =
    0.2F;                           // of it, for a short line that is the page's last or first and stands far apart
constexpr float short_line = 0.5F;  // of the page's width
constexpr std::size_t most_strips = 2;
constexpr float badge_part = 0.08F;  // of the page's height
constexpr float side_part = 0.15F;   // of the page's width

struct Piece {
  Rectangle box;
  std::int64_t chunk = -1;  // -1: a part
};

struct Strip {
  float top = 0;
  float bottom = 0;
  Members members;
  bool text = true;
};

std::vector<Strip> strips_of(std::vector<Piece> pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.box.top < b.box.top; });
  std::vector<Strip> strips;
  for (const Piece& piece : pieces) {
    if (strips.empty() || piece.box.top >= strips.back().bottom)
      strips.push_back({piece.box.top, piece.box.bottom, {}, true});
    Strip& strip = strips.back();
    strip.bottom = std::max(strip.bottom, piece.box.bottom);
    if (piece.chunk < 0) {
      strip.text = false;
    } else {
      strip.members.push_back(static_cast<std::uint32_t>(piece.chunk));
    }
  }
  return strips;
}

// Turned lines beside all that stands upright. They would bridge the white between columns that they run along.
std::vector<Members> take_sides(const PageChunks& chunks, const Rectangle& paper, PageParts& parts) {
  std::vector<Members> sides;
  if (chunks.vertical) return sides;
  Members turned;
  float left = paper.right;
  float right = paper.left;
  for (std::size_t i = 0; i < chunks.chunks.size(); ++i) {
    const Chunk& chunk = chunks.chunks[i];
    if (chunk.turned) {
      if (!parts.taken[i]) turned.push_back(static_cast<std::uint32_t>(i));
      continue;
    }
    left = std::min(left, chunk.box.left);
    right = std::max(right, chunk.box.right);
  }
  std::erase_if(turned, [&](std::uint32_t m) {
    const Rectangle& box = chunks.chunks[m].box;
    return !(box.right <= left && box.left < paper.left + side_part * paper.width()) &&
           !(box.left >= right && box.right > paper.right - side_part * paper.width());
  });
  std::stable_sort(turned.begin(), turned.end(), [&](std::uint32_t a, std::uint32_t b) {
    return chunks.chunks[a].box.left < chunks.chunks[b].box.left;
  });
  for (const std::uint32_t member : turned) {
    const Chunk& chunk = chunks.chunks[member];
    if (sides.empty() || chunk.box.left - chunks.chunks[sides.back().back()].box.left > 0.5F * chunk.size)
      sides.emplace_back();
    sides.back().push_back(member);
    parts.taken[member] = true;
  }
  return sides;
}

}  // namespace

PageMargins take_margins(const PageContent& page, const PageChunks& chunks, PageParts& parts) {
  const Frame frame = chunks.vertical ? Frame{1, 0} : chunks.frame;
  const Rectangle paper = frame.of_page({0, 0, page.width, page.height});
  const auto place = [&](const Rectangle& box) {
    return chunks.vertical ? frame.of_page(chunks.frame.to_page(box)) : box;
  };
  PageMargins margins;
  margins.sides = take_sides(chunks, paper, parts);
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < chunks.chunks.size(); ++i) {
    if (!parts.taken[i]) pieces.push_back({place(chunks.chunks[i].box), static_cast<std::int64_t>(i)});
  }
  for (const PagePart& part : parts.parts) {
    const Rectangle box = place(part.box);
    // A line beside a badge at the head or the foot is no less apart from the text.
    const bool badge = part.kind == PagePart::Kind::picture && box.height() < badge_part * paper.height() &&
                       (box.bottom < paper.top + margin_part * paper.height() ||
                        box.top > paper.bottom - margin_part * paper.height());
    if (!badge) pieces.push_back({box, -1});
  }
  std::vector<Strip> strips = strips_of(std::move(pieces));

  const float body = std::max(chunks.body_size, 4.0F);
  const auto is_margin = [&](const Strip& strip, float gap) {
    if (!strip.text || strip.bottom - strip.top > 2.2F * body) return false;
    float size = 0;
    for (const std::uint32_t m : strip.members) size = std::max(size, chunks.chunks[m].size);
    return size <= 1.6F * body && gap > 0.9F * body;
  };
  // Small pages are often printed in the middle of large paper.
  const auto reach = [&](const Strip& strip, float gap, bool outermost) {
    float left = paper.right;
    float right = paper.left;
    for (const std::uint32_t m : strip.members) {
      left = std::min(left, place(chunks.chunks[m].box).left);
      right = std::max(right, place(chunks.chunks[m].box).right);
    }
    const bool apart = outermost && gap > 1.4F * body && strip.bottom - strip.top < 1.2F * body;
    return (apart && right - left < short_line * paper.width() ? far_margin_part : margin_part) * paper.height();
  };
  // A page may hold nothing else, or one line of text besides.
  constexpr float nothing = 1e6F;
  std::size_t begin = 0;
  while (begin < most_strips && begin < strips.size()) {
    const float gap = begin + 1 < strips.size() ? strips[begin + 1].top - strips[begin].bottom : nothing;
    if (!is_margin(strips[begin], gap) || strips[begin].top - paper.top > reach(strips[begin], gap, begin == 0)) break;
    margins.head.push_back(std::move(strips[begin].members));
    ++begin;
  }
  std::size_t end = strips.size();
  while (strips.size() - end < most_strips && end > begin) {
    const float gap = end > 1 ? strips[end - 1].top - strips[end - 2].bottom : nothing;
    if (!is_margin(strips[end - 1], gap) ||
        paper.bottom - strips[end - 1].bottom > reach(strips[end - 1], gap, end == strips.size()))
      break;
    margins.foot.insert(margins.foot.begin(), std::move(strips[end - 1].members));
    --end;
  }
  for (const std::vector<Members>* side : {&margins.head, &margins.foot}) {
    for (const Members& strip : *side) {
      for (const std::uint32_t member : strip) parts.taken[member] = true;
    }
  }
  return margins;
}

}  // namespace galley::layout
