// SPDX-License-Identifier: Apache-2.0
#include "page_layout/stacked_articles.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace galley::layout {
namespace {

constexpr std::size_t most_head_strips = 8;  // kicker, headline, deck and byline, in one line or two

// Heads of sections stand anywhere in their columns: one as large as that which the strip begins with has text beside
// it that no wide white parts from what is above.
bool is_section_head(const OrderedPage& page, const std::vector<Strip>& strips, std::size_t which, float wide) {
  float size = 0;
  for (const std::uint32_t m : strips[which].atoms) {
    if (page.atoms[m].box.top - strips[which].top < 0.8F * page.atoms[m].size)
      size = std::max(size, page.atoms[m].size);
  }
  std::vector<const Rectangle*> above;  // headlines in several columns
  for (std::size_t i = 0; i < strips.size(); ++i) {
    const Strip& strip = strips[i];
    const bool parted = i == 0 || strip.top - strips[i - 1].bottom >= wide;
    for (const std::uint32_t m : strip.atoms) {  // from the top down
      const Atom& atom = page.atoms[m];
      if (atom.rule || std::fabs(atom.size - size) > 0.05F * size) continue;
      // The second line of a headline begins nothing.
      const std::size_t recent = above.size() > 8 ? above.size() - 8 : 0;
      const bool goes_on =
          std::any_of(above.begin() + static_cast<std::ptrdiff_t>(recent), above.end(), [&](const Rectangle* box) {
            return atom.box.top - box->bottom < size && atom.box.left < box->right && atom.box.right > box->left;
          });
      if (!goes_on && (!parted || atom.box.top - strip.top >= 0.8F * size)) return true;
      above.push_back(&atom.box);
    }
  }
  return false;
}

// Is the atom the second line of a headline, or a later one?
bool is_later_line(const OrderedPage& page, const Strip& above, const Atom& atom) {
  return std::any_of(above.atoms.begin(), above.atoms.end(), [&](std::uint32_t m) {
    const Atom& other = page.atoms[m];
    return !other.rule && std::fabs(other.size - atom.size) <= 0.05F * atom.size &&
           atom.box.top - other.box.bottom < atom.size && atom.box.left < other.box.right &&
           atom.box.right > other.box.left;
  });
}

// The end of the last line above a strip in the column between two whites; nullptr: nothing stands there.
const Atom* end_of_text_above(const OrderedPage& page, const std::vector<Strip>& strips, std::size_t which,
                              const Gutter& column) {
  const Atom* last = nullptr;
  for (std::size_t i = which; i > 0; --i) {
    for (const std::uint32_t m : strips[i - 1].atoms) {
      const Atom& atom = page.atoms[m];
      if (atom.rule || atom.size <= 0 || atom.box.left < column.left - 0.01F || atom.box.right > column.right + 0.01F)
        continue;
      if (last == nullptr || atom.box.bottom > last->box.bottom + 0.4F * last->size) {
        last = &atom;
        continue;
      }
      const bool same_line = atom.box.bottom > last->box.bottom - 0.4F * last->size;
      const bool behind =
          page.options.right_to_left ? atom.box.left < last->box.left : atom.box.right > last->box.right;
      if (same_line && behind) last = &atom;
    }
    if (last != nullptr) break;
  }
  return last;
}

// Text that stops within a sentence above a headline goes on in the next column, and the last column above it ends one:
// then the article below begins there, however little white parts the two.
bool parts_articles(const OrderedPage& page, const StripBlock& block, std::size_t which) {
  Gutter first{-unbounded, block.columns.front().left};
  Gutter last{block.columns.back().right, unbounded};
  if (page.options.right_to_left) std::swap(first, last);
  const Atom* open = end_of_text_above(page, block.strips, which, first);
  if (open == nullptr || open->ends_sentence || std::fabs(open->size - page.options.body_size) > 0.1F * open->size)
    return false;
  const Atom* end = end_of_text_above(page, block.strips, which, last);
  return end != nullptr && end->ends_sentence;
}

}  // namespace

void move_introduction(const OrderedPage& page, StripBlock& block, StripBlock& next) {
  const Intervals gutters = inner(block.free);
  if (gutters.empty()) return;
  std::size_t begin = block.strips.size();
  while (begin > 1) {
    const Strip& strip = block.strips[begin - 1];
    const bool alone = std::none_of(gutters.begin(), gutters.end(), [&](const Gutter& g) {
      return page.options.right_to_left ? has_left(page, strip, g) : has_right(page, strip, g);
    });
    if (!alone || block.strips.size() - begin >= 4) break;
    --begin;
  }
  // The widest white among the candidates is where it parts.
  std::size_t cut = block.strips.size();
  float widest = next.strips.front().top - block.strips.back().bottom;
  for (std::size_t i = std::max<std::size_t>(begin, 1); i < block.strips.size(); ++i) {
    const float gap = block.strips[i].top - block.strips[i - 1].bottom;
    if (gap > widest * 1.2F && gap > 0.8F * page.options.body_size) {
      widest = gap;
      cut = i;
    }
  }
  if (cut == block.strips.size()) return;
  next.strips.insert(next.strips.begin(), block.strips.begin() + static_cast<std::ptrdiff_t>(cut), block.strips.end());
  block.strips.resize(cut);
}

void move_first_lines(const OrderedPage& page, StripBlock& block, StripBlock& columns) {
  const float body = page.options.body_size;
  const Intervals gutters = inner(columns.free);
  if (gutters.empty() || !inner(block.free).empty() || block.strips.size() < 2) return;
  const auto is_first = [&](const Gutter& reach) {
    return page.options.right_to_left ? reach.left >= gutters.back().right - 0.01F
                                      : reach.right <= gutters.front().left + 0.01F;
  };
  // Where the first column goes on.
  const Atom* next = nullptr;
  for (std::size_t i = 0; i < columns.strips.size() && next == nullptr; ++i) {
    for (const std::uint32_t m : columns.strips[i].atoms) {
      const Atom& atom = page.atoms[m];
      if (!atom.rule && is_first({atom.box.left, atom.box.right}) && (next == nullptr || atom.box.top < next->box.top))
        next = &atom;
    }
  }
  if (next == nullptr || std::fabs(next->size - body) > 0.1F * body) return;
  // As far up as they stand close: wider white parts them from what spans the columns, or they are its last lines.
  float below = next->box.top;
  float usual = 0.5F * body;
  std::size_t begin = block.strips.size();
  for (;; --begin) {
    const Strip& strip = block.strips[begin - 1];
    const float gap = below - strip.bottom;
    if (begin < block.strips.size() && gap > 1.3F * usual) break;
    if (gap >= body || begin == 1 || !is_first(reach_of(page, strip)) || std::fabs(strip.size - body) > 0.1F * body)
      return;
    usual = std::max(usual, gap);
    below = strip.top;
  }
  columns.strips.insert(columns.strips.begin(), block.strips.begin() + static_cast<std::ptrdiff_t>(begin),
                        block.strips.end());
  block.strips.resize(begin);
}

void part_centred_heads(const OrderedPage& page, std::vector<StripBlock>& blocks) {
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const Intervals gutters = inner(blocks[b].free);
    if (gutters.size() < 2) continue;
    const std::vector<Strip>& strips = blocks[b].strips;
    Gutter all{unbounded, -unbounded};
    for (const Strip& strip : strips) {
      const Gutter reach = reach_of(page, strip);
      all.left = std::min(all.left, reach.left);
      all.right = std::max(all.right, reach.right);
    }
    std::size_t count = 0;
    while (count < strips.size() && count < most_head_strips) {
      const Gutter reach = reach_of(page, strips[count]);
      const bool middle = reach.left >= gutters.front().right - 0.01F && reach.right <= gutters.back().left + 0.01F;
      const float off = std::fabs(reach.left + reach.right - all.left - all.right) / 2;
      if (!middle || off > page.options.body_size) break;
      ++count;
    }
    if (count == 0 || count == strips.size()) continue;
    StripBlock below;
    below.strips.assign(strips.begin() + static_cast<std::ptrdiff_t>(count), strips.end());
    blocks[b].strips.resize(count);
    for (StripBlock* block : {&blocks[b], &below}) {
      block->free = block->strips.front().free;
      for (const Strip& strip : block->strips) block->free = intersect(block->free, strip.free, page.least_gutter);
    }
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(b) + 1, std::move(below));
    ++b;
  }
}

void split_at_headlines(const OrderedPage& page, std::vector<StripBlock>& blocks) {
  const float body = page.options.body_size;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].columns.empty() || blocks[b].table) continue;
    std::vector<float> gaps;
    const std::vector<Strip>& strips = blocks[b].strips;
    for (std::size_t i = 1; i < strips.size(); ++i) gaps.push_back(strips[i].top - strips[i - 1].bottom);
    if (gaps.empty()) continue;
    std::vector<float> sorted = gaps;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const float usual = gaps.size() >= 6 ? sorted[sorted.size() / 2] : 0;
    const float wide = std::max(0.7F * body, 1.6F * usual);
    const Gutter& edge = page.options.right_to_left ? blocks[b].columns.back() : blocks[b].columns.front();
    for (std::size_t i = 1; i < strips.size(); ++i) {
      bool quote = false;
      const bool headline = std::any_of(strips[i].atoms.begin(), strips[i].atoms.end(), [&](std::uint32_t m) {
        const Atom& atom = page.atoms[m];
        const bool first =
            page.options.right_to_left ? atom.box.left >= edge.right - 0.01F : atom.box.right <= edge.left + 0.01F;
        if (!first || atom.rule || atom.size < 1.3F * body || atom.box.top - strips[i].top >= 0.8F * atom.size ||
            is_later_line(page, strips[i - 1], atom))
          return false;
        quote = quote || atom.begins_quote;
        return true;
      });
      if (!headline) continue;
      const bool apart = gaps[i - 1] >= wide && !is_section_head(page, strips, i, wide);
      // Words of the text said again in large type interrupt it, too.
      if (!apart && (quote || !parts_articles(page, blocks[b], i))) continue;
      StripBlock below = blocks[b];
      below.strips.assign(strips.begin() + static_cast<std::ptrdiff_t>(i), strips.end());
      blocks[b].strips.resize(i);
      blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(b) + 1, std::move(below));
      break;
    }
  }
}

}  // namespace galley::layout
