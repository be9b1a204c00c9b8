// SPDX-License-Identifier: Apache-2.0
#include "page_layout/list_pieces.hpp"

#include <cmath>
#include <utility>

#include "page_layout/paragraph_breaks.hpp"

namespace galley::layout {
namespace {

constexpr float same_level = 0.8F;  // of the type: numbers of one and two digits begin so far apart at most
constexpr std::size_t deepest = 8;

// What one block is to the list: an item of some level, or more text of the last item.
struct Entry {
  std::size_t block = 0;
  std::size_t level = 0;
  ListMarker marker;  // of length 0: more text
};

struct Level {
  float indent = 0;
  ListMarker last;
  const LayoutBlock* item = nullptr;
};

bool begins_list(const ListMarker& marker) { return !marker.ordered || marker.number == 1 || marker.roman == 1; }

// Set in as a whole, to where the item's text hangs.
bool goes_on(const LayoutBlock& item, const LayoutBlock& block) {
  return item.lines >= 2 && block.lines >= 2 && item.hang > item.indent + 0.4F * item.size &&
         std::fabs(block.hang - block.indent) < 0.3F * block.size &&
         std::fabs(block.indent - item.hang) < 0.5F * block.size && std::fabs(block.size - item.size) < 0.5F;
}

std::vector<Entry> entries_at(const std::vector<LayoutBlock>& blocks, std::size_t begin,
                              const std::function<bool(std::size_t)>& is_text) {
  const ListMarker first = list_marker(blocks[begin].text());
  std::vector<Entry> entries;
  if (first.length == 0) return entries;
  std::vector<Level> levels{{blocks[begin].indent, first, &blocks[begin]}};
  entries.push_back({begin, 0, first});
  for (std::size_t i = begin + 1; i < blocks.size() && is_text(i); ++i) {
    const LayoutBlock& block = blocks[i];
    if (block.aside != blocks[begin].aside) break;
    const ListMarker marker = list_marker(block.text());
    const float slack = same_level * block.size;
    if (marker.length == 0) {
      if (!goes_on(*levels.back().item, block)) break;
      entries.push_back({i, levels.size() - 1, marker});
      continue;
    }
    if (block.indent > levels.back().indent + slack && begins_list(marker) && levels.size() < deepest) {
      levels.push_back({block.indent, marker, &block});
    } else {
      std::size_t level = levels.size();
      while (level > 1 && block.indent < levels[level - 1].indent - slack) --level;
      if (!follows(levels[level - 1].last, marker)) break;
      levels.resize(level);
      levels.back().last = marker;
      levels.back().item = &block;
    }
    entries.push_back({i, levels.size() - 1, marker});
  }
  return entries;
}

}  // namespace

FoundList list_at(std::vector<LayoutBlock>& blocks, std::size_t begin, const std::function<bool(std::size_t)>& is_text,
                  const std::function<Block(const LayoutBlock&)>& paragraph_of) {
  FoundList found;
  const std::vector<Entry> entries = entries_at(blocks, begin, is_text);
  if (entries.empty() || (entries.size() < 2 && !entries.front().marker.certain)) return found;
  found.length = entries.size();
  std::vector<List> open;
  const auto close = [&] {
    List inner = std::move(open.back());
    open.pop_back();
    open.back().items.back().blocks.push_back({std::move(inner), {}});
  };
  for (const Entry& entry : entries) {
    LayoutBlock& block = blocks[entry.block];
    while (open.size() > entry.level + 1) close();
    if (entry.marker.length == 0) {
      open.back().items.back().blocks.push_back(paragraph_of(block));
      continue;
    }
    if (open.size() <= entry.level) {
      List& list = open.emplace_back();
      list.ordered = entry.marker.ordered;
      list.start = entry.marker.ordered ? (entry.marker.number > 0 ? entry.marker.number : entry.marker.roman) : 1;
      if (entry.marker.roman == 1 && entry.marker.lettered) list.start = 1;
    }
    erase_front(block.runs, entry.marker.length);
    open.back().items.push_back({{paragraph_of(block)}});
  }
  while (open.size() > 1) close();
  found.list = std::move(open.front());
  return found;
}

}  // namespace galley::layout
