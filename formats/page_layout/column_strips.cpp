// SPDX-License-Identifier: Apache-2.0
#include "page_layout/column_strips.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace galley::layout {
namespace {

bool is_inner(const Gutter& gutter) { return gutter.left != -unbounded && gutter.right != unbounded; }

Intervals free_of(const OrderedPage& page, const AtomIndices& members, float least) {
  std::vector<Gutter> taken;
  taken.reserve(members.size());
  for (const std::uint32_t member : members)
    taken.push_back({page.atoms[member].box.left, page.atoms[member].box.right});
  std::sort(taken.begin(), taken.end(), [](const Gutter& a, const Gutter& b) { return a.left < b.left; });
  Intervals free;
  float end = -unbounded;
  for (const Gutter& t : taken) {
    if (t.left - end >= least) free.push_back({end, t.left});
    end = std::max(end, t.right);
  }
  free.push_back({end, unbounded});
  return free;
}

// How many of the gutters the strip leaves some white of.
std::size_t kept(const Intervals& gutters, const Intervals& both) {
  std::size_t count = 0;
  for (const Gutter& gutter : gutters) {
    count += static_cast<std::size_t>(std::any_of(
        both.begin(), both.end(), [&](const Gutter& g) { return g.left >= gutter.left && g.right <= gutter.right; }));
  }
  return count;
}

// A row with white of its own below items of a list, whose markers white parts from their text: no item.
bool is_table_below_items(const OrderedPage& page, const StripBlock& block, const Intervals& gutters,
                          const Strip& strip, const Intervals& own, const Intervals& both) {
  if (gutters.size() != 1 || own.size() < 2 || kept(own, both) > 0) return false;
  const Gutter& gutter = gutters.front();
  if (page.options.right_to_left ? has_right(page, strip, gutter) : has_left(page, strip, gutter)) return false;
  const std::size_t begin = block.strips.size() > 8 ? block.strips.size() - 8 : 0;
  for (std::size_t i = begin; i < block.strips.size(); ++i) {
    for (const std::uint32_t m : block.strips[i].atoms) {
      const Rectangle& box = page.atoms[m].box;
      const bool marker = page.options.right_to_left ? box.left > gutter.left : box.right < gutter.right;
      if (marker && box.width() > 2.5F * page.options.body_size) return false;
    }
  }
  return true;
}

bool joins(const OrderedPage& page, const StripBlock& block, const Strip& strip) {
  const Intervals gutters = inner(block.free);
  const Intervals own = inner(strip.free);
  const Intervals both = intersect(block.free, strip.free, page.least_gutter);
  const Strip& last = block.strips.back();
  if (gutters.empty()) {
    if (own.empty()) return true;
    // Lines in one column only, above where the others begin, belong to it if they look like its text.
    const bool crossed = kept(own, both) < own.size();
    const float size = strip.size;
    return !crossed && std::fabs(last.size - size) <= 0.1F * size && strip.top - last.bottom < 1.5F * size;
  }
  const std::size_t left = kept(gutters, both);
  if (left == gutters.size()) return !is_table_below_items(page, block, gutters, strip, own, both);
  // It spans columns: then it parts the text above it from that below, unless columns run on beside it.
  return std::any_of(both.begin(), both.end(), [&](const Gutter& g) {
    return is_inner(g) && has_left(page, strip, g) && has_right(page, strip, g);
  });
}

}  // namespace

Intervals intersect(const Intervals& a, const Intervals& b, float least) {
  Intervals both;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const float left = std::max(a[i].left, b[j].left);
    const float right = std::min(a[i].right, b[j].right);
    if (right - left >= least) both.push_back({left, right});
    if (a[i].right < b[j].right) {
      ++i;
    } else {
      ++j;
    }
  }
  return both;
}

Intervals inner(const Intervals& free) {
  Intervals result;
  for (const Gutter& gutter : free) {
    if (is_inner(gutter)) result.push_back(gutter);
  }
  return result;
}

bool has_left(const OrderedPage& page, const Strip& strip, const Gutter& gutter) {
  return std::any_of(strip.atoms.begin(), strip.atoms.end(),
                     [&](std::uint32_t m) { return page.atoms[m].box.left < gutter.left; });
}
bool has_right(const OrderedPage& page, const Strip& strip, const Gutter& gutter) {
  return std::any_of(strip.atoms.begin(), strip.atoms.end(),
                     [&](std::uint32_t m) { return page.atoms[m].box.right > gutter.right; });
}

Gutter reach_of(const OrderedPage& page, const Strip& strip) {
  Gutter reach{unbounded, -unbounded};
  for (const std::uint32_t m : strip.atoms) {
    reach.left = std::min(reach.left, page.atoms[m].box.left);
    reach.right = std::max(reach.right, page.atoms[m].box.right);
  }
  return reach;
}

std::vector<Strip> strips_of(const OrderedPage& page, const AtomIndices& members) {
  AtomIndices sorted = members;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return page.atoms[a].box.top < page.atoms[b].box.top; });
  std::vector<Strip> strips;
  for (const std::uint32_t member : sorted) {
    const Atom& atom = page.atoms[member];
    if (strips.empty() || atom.box.top >= strips.back().bottom) {
      Strip& strip = strips.emplace_back();
      strip.top = atom.box.top;
      strip.bottom = atom.box.bottom;
    }
    Strip& strip = strips.back();
    strip.bottom = std::max(strip.bottom, atom.box.bottom);
    strip.atoms.push_back(member);
    strip.size = std::max(strip.size, atom.size);
  }
  for (Strip& strip : strips) strip.free = free_of(page, strip.atoms, page.least_gutter);
  return strips;
}

std::vector<StripBlock> gather_strips(const OrderedPage& page, std::vector<Strip> strips) {
  std::vector<StripBlock> blocks;
  for (Strip& strip : strips) {
    if (blocks.empty() || !joins(page, blocks.back(), strip)) {
      StripBlock& block = blocks.emplace_back();
      block.free = strip.free;
      block.strips.push_back(std::move(strip));
    } else {
      StripBlock& block = blocks.back();
      block.free = intersect(block.free, strip.free, page.least_gutter);
      block.strips.push_back(std::move(strip));
    }
  }
  return blocks;
}

}  // namespace galley::layout
