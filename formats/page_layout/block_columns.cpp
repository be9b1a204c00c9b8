// SPDX-License-Identifier: Apache-2.0
#include "page_layout/block_columns.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace galley::layout {
namespace {

constexpr std::size_t sure_rows = 3;  // on both sides of a gutter

struct Side {
  std::size_t rows = 0;
  float width = 0;  // of the widest row
  std::vector<float> lefts;
  std::vector<float> fills;      // width of each row
  std::vector<float> baselines;  // box bottoms
};

Side side_of(const OrderedPage& page, const StripBlock& block, float left, float right) {
  Side side;
  std::vector<Rectangle> boxes;
  for (const Strip& strip : block.strips) {
    for (const std::uint32_t m : strip.atoms) {
      const Atom& atom = page.atoms[m];
      if (atom.rule || atom.box.left < left || atom.box.right > right) continue;
      boxes.push_back(atom.box);
    }
  }
  std::sort(boxes.begin(), boxes.end(), [](const Rectangle& a, const Rectangle& b) { return a.bottom < b.bottom; });
  for (std::size_t i = 0; i < boxes.size();) {
    float begin = boxes[i].left;
    float end = boxes[i].right;
    std::size_t j = i + 1;
    while (j < boxes.size() && boxes[j].bottom - boxes[i].bottom < 0.4F * boxes[i].height()) {
      begin = std::min(begin, boxes[j].left);
      end = std::max(end, boxes[j].right);
      ++j;
    }
    side.lefts.push_back(begin);
    side.fills.push_back(end - begin);
    side.baselines.push_back(boxes[i].bottom);
    side.width = std::max(side.width, end - begin);
    i = j;
  }
  side.rows = side.lefts.size();
  return side;
}

float shared_rows(const Side& a, const Side& b, float tolerance) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.rows && j < b.rows;) {
    if (std::fabs(a.baselines[i] - b.baselines[j]) <= tolerance) {
      ++shared;
      ++i;
      ++j;
    } else if (a.baselines[i] < b.baselines[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return static_cast<float>(shared) / static_cast<float>(std::max<std::size_t>(std::min(a.rows, b.rows), 1));
}

float median_fill(const Side& side) {
  std::vector<float> fills = side.fills;
  if (fills.empty()) return 0;
  std::nth_element(fills.begin(), fills.begin() + static_cast<std::ptrdiff_t>(fills.size() / 2), fills.end());
  return fills[fills.size() / 2] / std::max(side.width, 0.1F);
}

// How many of the rows begin where the column does, or a little further in where most of its lines do: behind the marks
// of items, or a quotation mark that hangs out of it.
float aligned(const OrderedPage& page, const Side& side) {
  constexpr float deepest = 3;  // of the body size
  if (side.rows == 0) return 0;
  const bool right = page.options.right_to_left;
  const float body = page.options.body_size;
  std::vector<float> begins;  // from the column's edge inwards
  for (std::size_t i = 0; i < side.rows; ++i) begins.push_back(right ? -side.lefts[i] - side.fills[i] : side.lefts[i]);
  std::sort(begins.begin(), begins.end());
  const auto count_from = [&](std::size_t i) {
    std::size_t end = i;
    while (end < begins.size() && begins[end] - begins[i] < 0.3F * body) ++end;
    return end - i;
  };
  const std::size_t outer = count_from(0);
  std::size_t most = 0;
  for (std::size_t i = outer; i < begins.size() && begins[i] - begins.front() < deepest * body; ++i)
    most = std::max(most, count_from(i));
  // In lines that run to the left, which marks hang out of less, white between words lines up as well.
  std::size_t count = outer;
  if (!right) count = outer >= 2 ? outer + most : std::max(outer, most);
  return static_cast<float>(count) / static_cast<float>(side.rows);
}

// Columns begin at one edge; the white that wide word spaces leave in justified lines runs between ragged ones.
bool parts_text(const OrderedPage& page, const Side& left, const Side& right, float width) {
  const std::size_t rows = std::min(left.rows, right.rows);
  const float edge = aligned(page, page.options.right_to_left ? left : right);
  const float body = page.options.body_size;
  if (rows < sure_rows) return false;
  if (width >= 2.5F * body) return true;
  if (width >= 1.4F * body) return edge >= 0.5F || rows >= 12;
  return edge >= 0.5F && (rows >= 6 || edge >= 0.9F);
}

bool is_known(const std::vector<Gutter>& known, const Gutter& gutter) {
  return std::any_of(known.begin(), known.end(), [&](const Gutter& k) {
    return std::min(k.right, gutter.right) - std::max(k.left, gutter.left) >= 0.6F * (k.right - k.left);
  });
}

// Does a vertical rule run down the white beside most of the block?
bool has_separator(const OrderedPage& page, const Gutter& gutter, const StripBlock& block) {
  const float top = block.strips.front().top;
  const float bottom = block.strips.back().bottom;
  return std::any_of(page.options.separators.begin(), page.options.separators.end(), [&](const Rectangle& rule) {
    const float shared = std::min(rule.bottom, bottom) - std::max(rule.top, top);
    return rule.left >= gutter.left - 1 && rule.right <= gutter.right + 1 && shared > 0.6F * (bottom - top);
  });
}

std::vector<Side> sides_of(const OrderedPage& page, const StripBlock& block, const Intervals& gutters) {
  std::vector<Side> sides;
  for (std::size_t i = 0; i <= gutters.size(); ++i) {
    sides.push_back(side_of(page, block, i == 0 ? -unbounded : gutters[i - 1].right - 0.01F,
                            i == gutters.size() ? unbounded : gutters[i].left + 0.01F));
  }
  return sides;
}

// White behind the marks of items is within a column, whose edge they stand at.
void erase_behind_marks(const OrderedPage& page, Intervals& gutters, const std::vector<Side>& sides) {
  constexpr float widest_mark = 2;  // of the body size
  constexpr float least_text = 8;
  const float body = page.options.body_size;
  Intervals kept;
  for (std::size_t i = 0; i < gutters.size(); ++i) {
    const Side& marks = page.options.right_to_left ? sides[i + 1] : sides[i];
    const Side& text = page.options.right_to_left ? sides[i] : sides[i + 1];
    const bool behind = marks.rows > 0 && marks.width < widest_mark * body && text.width > least_text * body &&
                        marks.rows < text.rows && shared_rows(marks, text, 0.4F * body) > 0.8F;
    if (!behind) kept.push_back(gutters[i]);
  }
  gutters = std::move(kept);
}

}  // namespace

void find_columns(const OrderedPage& page, KnownGutters& known, StripBlock& block) {
  Intervals gutters = inner(block.free);
  if (gutters.empty()) return;
  std::vector<Side> sides = sides_of(page, block, gutters);
  const float body = page.options.body_size;
  // Short pieces in rows are a table, not columns of text.
  std::size_t ragged = 0;
  std::size_t in_rows = 0;
  std::size_t most_rows = 0;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    most_rows = std::max(most_rows, sides[i].rows);
    if (median_fill(sides[i]) < 0.75F || sides[i].width < 5 * body) ++ragged;
    if (i > 0 && shared_rows(sides[i - 1], sides[i], 0.3F * body) >= 0.75F) ++in_rows;
  }
  if (most_rows >= 3 && gutters.size() >= 2 && in_rows == gutters.size() && ragged * 3 >= sides.size() * 2) {
    block.table = true;
    block.columns = gutters;
    return;
  }
  if (const std::size_t all = gutters.size(); all > 1) {
    erase_behind_marks(page, gutters, sides);
    if (gutters.size() < all) sides = sides_of(page, block, gutters);
  }
  for (std::size_t i = 0; i < gutters.size(); ++i) {
    const Side& left = sides[i];
    const Side& right = sides[i + 1];
    const std::size_t rows = std::min(left.rows, right.rows);
    if (rows == 0) continue;
    const bool narrow = std::min(left.width, right.width) < 4 * body;
    const bool labels = narrow && shared_rows(left, right, 0.4F * body) > 0.8F;
    if (labels) continue;
    const float width = gutters[i].right - gutters[i].left;
    if (has_separator(page, gutters[i], block)) {
      block.columns.push_back(gutters[i]);
      continue;
    }
    if (parts_text(page, left, right, width) || (rows >= sure_rows && is_known(known.known, gutters[i]))) {
      block.columns.push_back(gutters[i]);
      known.learnt.push_back(gutters[i]);
      continue;
    }
    known.doubtful = true;
    const bool filled = left.rows >= 2 && right.rows >= 2 && median_fill(left) > 0.9F && median_fill(right) > 0.9F &&
                        left.width > 8 * body && right.width > 8 * body;
    if (is_known(known.known, gutters[i]) || filled) block.columns.push_back(gutters[i]);
  }
}

}  // namespace galley::layout
