// SPDX-License-Identifier: Apache-2.0
#include "page_layout/page_parts.hpp"

#include <algorithm>
#include <utility>

#include "page_layout/lined_table.hpp"

namespace galley::layout {
namespace {

constexpr float background_part = 0.7F;  // of the page: larger pictures and grounds lie behind the text
constexpr float least_picture = 18;      // points
constexpr std::size_t least_aside = 2;   // chunks in a box that is read for itself
constexpr std::size_t most_boxes = 200;
constexpr std::size_t most_pictures = 500;

float overlap(const Rectangle& a, const Rectangle& b) {
  const Rectangle both{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
                       std::min(a.bottom, b.bottom)};
  return both.width() > 0 && both.height() > 0 ? area(both) : 0;
}

Rectangle middle_of(const Rectangle& box) {
  const float x = (box.left + box.right) / 2;
  const float y = (box.top + box.bottom) / 2;
  return {x, y, x, y};
}

void find_tables(const PageContent& page, const PageChunks& chunks, PageParts& found) {
  found.tables = ruled_tables(page);
  for (std::size_t t = 0; t < found.tables.size(); ++t) {
    PagePart part;
    part.kind = PagePart::Kind::table;
    part.box = chunks.frame.of_page(found.tables[t].box);
    part.source = t;
    for (std::size_t i = 0; i < chunks.chunks.size(); ++i) {
      if (!found.taken[i] && holds(part.box, middle_of(chunks.chunks[i].box), 0))
        part.chunks.push_back(static_cast<std::uint32_t>(i));
    }
    if (part.chunks.size() < 2) continue;
    for (const std::uint32_t member : part.chunks) found.taken[member] = true;
    found.parts.push_back(std::move(part));
  }
}

void find_lined_tables(const PageContent& page, const PageChunks& chunks, PageParts& found) {
  std::vector<Rectangle> ruled;
  for (const PagePart& part : found.parts) ruled.push_back(part.box);
  found.lined_tables = lined_tables(page, chunks, found.taken, ruled);
  for (std::size_t t = 0; t < found.lined_tables.size(); ++t) {
    const LinedTable& table = found.lined_tables[t];
    for (const std::uint32_t member : table.chunks) found.taken[member] = true;
    found.parts.push_back({PagePart::Kind::lined_table, table.box, table.chunks, t});
  }
}

void find_asides(const PageContent& page, const PageChunks& chunks, PageParts& found) {
  std::vector<Rectangle> boxes;
  const float page_area = page.width * page.height;
  for (const Ground& ground : page.grounds) {
    if (area(ground.box) > background_part * page_area || ground.box.height() < 2 * chunks.body_size) continue;
    boxes.push_back(chunks.frame.of_page(ground.box));
  }
  std::stable_sort(boxes.begin(), boxes.end(),
                   [](const Rectangle& a, const Rectangle& b) { return area(a) > area(b); });
  if (boxes.size() > most_boxes) boxes.resize(most_boxes);
  const auto free = static_cast<std::size_t>(std::count(found.taken.begin(), found.taken.end(), false));
  for (const Rectangle& box : boxes) {
    Members inside;
    bool crosses = false;
    for (std::size_t i = 0; i < chunks.chunks.size(); ++i) {
      if (found.taken[i]) continue;
      const Rectangle& chunk = chunks.chunks[i].box;
      if (holds(box, chunk, 1)) {
        inside.push_back(static_cast<std::uint32_t>(i));
      } else if (overlap(box, chunk) > 0.5F * area(chunk)) {
        crosses = true;
      }
    }
    if (crosses || inside.size() < least_aside || inside.size() * 10 > free * 8) continue;
    for (const std::uint32_t member : inside) found.taken[member] = true;
    found.parts.push_back({PagePart::Kind::aside, box, std::move(inside), 0});
  }
}

void find_pictures(const PageContent& page, const PageChunks& chunks, bool use_marks, PageParts& found) {
  for (std::size_t i = 0; i < page.pictures.size() && i < most_pictures; ++i) {
    const Picture& picture = page.pictures[i];
    const Rectangle box{std::max(picture.box.left, 0.0F), std::max(picture.box.top, 0.0F),
                        std::min(picture.box.right, page.width), std::min(picture.box.bottom, page.height)};
    if (box.width() < least_picture || box.height() < least_picture) continue;
    if (area(box) > background_part * page.width * page.height && !chunks.chunks.empty()) continue;
    if (use_marks && picture.mark >= 0 && page.marks[static_cast<std::size_t>(picture.mark)].artifact) continue;
    found.parts.push_back({PagePart::Kind::picture, chunks.frame.of_page(box), {}, i});
  }
}

}  // namespace

float area(const Rectangle& box) { return std::max(box.width(), 0.0F) * std::max(box.height(), 0.0F); }

bool holds(const Rectangle& outer, const Rectangle& inner, float slack) {
  return inner.left >= outer.left - slack && inner.right <= outer.right + slack && inner.top >= outer.top - slack &&
         inner.bottom <= outer.bottom + slack;
}

PageParts find_parts(const PageContent& page, const PageChunks& chunks, bool use_marks) {
  PageParts found;
  found.taken.assign(chunks.chunks.size(), false);
  find_tables(page, chunks, found);
  find_lined_tables(page, chunks, found);
  find_asides(page, chunks, found);
  find_pictures(page, chunks, use_marks, found);
  return found;
}

}  // namespace galley::layout
