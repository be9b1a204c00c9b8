// SPDX-License-Identifier: Apache-2.0
// How much of what waits goes into each column of a page.
#include <algorithm>
#include <cmath>

#include "typesetting/page_builder.hpp"

namespace galley::typesetting {

/// Where a piece begins in a column that the pieces from `begin` on have filled down to `bottom`.
float PageBuilder::top_below(std::size_t begin, std::size_t index, float bottom) const {
  if (index == begin) return bottom;
  const Piece& above = queue_[index - 1];
  bottom += above.space_after;
  if (above.on_grid && grid_ > 0) bottom = std::ceil(bottom / grid_ - 0.01F) * grid_;
  return bottom + queue_[index].space_before;
}

PageBuilder::Column PageBuilder::fill_column(std::size_t begin, float height, ArticleFlow& flow,
                                             std::vector<Piece>& carried) {
  Column column;
  column.begin = column.end = begin;
  float text = 0;
  float notes = 0;
  const auto add_notes = [&](std::vector<Piece> lines, float room) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const float needed = (column.notes.empty() ? note_rule_height : 0) + lines[i].height;
      if (notes + needed > room + 0.01F && !(column.notes.empty() && text == 0)) {
        carried.assign(std::make_move_iterator(lines.begin() + static_cast<std::ptrdiff_t>(i)),
                       std::make_move_iterator(lines.end()));
        return;
      }
      notes += needed;
      column.notes.push_back(std::move(lines[i]));
    }
  };
  if (!carried.empty()) {
    std::vector<Piece> lines = std::move(carried);
    carried.clear();
    add_notes(std::move(lines), height);
    if (!carried.empty()) {
      column.used = notes;
      return column;
    }
  }
  const std::size_t notes_before = column.notes.size();
  const float height_before = notes;
  std::size_t best = begin;  // where the column may end
  if (begin < queue_.size() && queue_[begin].head) text += queue_[begin].head->height;
  std::size_t i = begin;
  for (; i < queue_.size(); ++i) {
    const Piece& piece = queue_[i];
    const float bottom = top_below(begin, i, text) + piece.height;
    float wanted_notes = 0;
    for (const std::uint32_t index : piece.notes) {
      for (const Piece& line : note(index, flow)) wanted_notes += line.height;
    }
    if (wanted_notes > 0 && notes == 0) wanted_notes += note_rule_height;
    // Notes longer than half a column may go on in the next one; others stand below their reference.
    const float needed_notes = std::min(wanted_notes, 0.5F * height);
    if (bottom + notes + needed_notes > height + 0.01F && i > begin) break;
    text = bottom;
    notes += wanted_notes;
    if (!piece.keep_with_next || i + 1 == queue_.size()) best = i + 1;
    if (notes + text > height + 0.01F) {
      best = i + 1;
      ++i;
      break;
    }
  }
  if (i == queue_.size()) best = i;
  // Pieces that want to stay together and are higher than the column part where it is full.
  if (best == begin) {
    best = std::max(i, begin + (begin < queue_.size() ? 1 : 0));
    column.parted = best < queue_.size() && best > begin && queue_[best - 1].keep_with_next;
  }
  column.end = best;
  // Counted again for what really stands in the column.
  text = begin < best && queue_[begin].head ? queue_[begin].head->height : 0;
  for (std::size_t k = begin; k < best; ++k) text = top_below(begin, k, text) + queue_[k].height;
  notes = height_before;
  column.notes.resize(notes_before);
  for (std::size_t k = begin; k < best; ++k) {
    for (const std::uint32_t index : queue_[k].notes) {
      std::vector<Piece> lines = note(index, flow);
      if (!carried.empty()) {
        carried.insert(carried.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
      } else {
        add_notes(std::move(lines), height - text);
      }
    }
  }
  column.text = text;
  column.used = text + notes;
  return column;
}

PageBuilder::Filled PageBuilder::fill(std::size_t begin, float height, ArticleFlow& flow, std::vector<Piece> carried,
                                      std::uint32_t columns) {
  Filled filled;
  filled.end = begin;
  for (std::uint32_t i = 0; i < columns; ++i) {
    if (filled.end >= queue_.size() && carried.empty()) break;
    filled.columns.push_back(fill_column(filled.end, height, flow, carried));
    filled.end = filled.columns.back().end;
    filled.parted = filled.parted || filled.columns.back().parted;
    filled.height = std::max(filled.height, filled.columns.back().used);
  }
  filled.notes_left = !carried.empty();
  if (filled.notes_left) {
    // Kept in the last column's notes beyond its height: place() hands them on.
    filled.columns.back().notes.insert(filled.columns.back().notes.end(), std::make_move_iterator(carried.begin()),
                                       std::make_move_iterator(carried.end()));
  }
  return filled;
}

/// Where a column has a hole because the figure that comes next is too high for it, text that follows the figure fills
/// the hole and the figure goes on to the head of the next column. True if the pieces have another order now.
bool PageBuilder::defer_figures(const Filled& filled, float height) {
  const float worth_while = 3 * grid_;
  for (const Column& column : filled.columns) {
    if (column.begin == column.end || height - column.used < worth_while) continue;
    // A heading stays with the text that it heads, also if a figure is between.
    std::size_t figure = column.end;
    while (figure < queue_.size() && queue_[figure].keep_with_next && !queue_[figure].floating) ++figure;
    if (figure >= queue_.size() || !queue_[figure].floating) continue;
    float bottom = column.text;
    std::size_t above = column.end - 1;
    std::size_t end = column.end;  // of what may change places
    for (std::size_t i = column.end; i < queue_.size() && !queue_[i].in_table; ++i) {
      const Piece& piece = queue_[i];
      if (piece.floating) continue;
      const Piece& before = queue_[above];
      bottom += before.space_after;
      if (before.on_grid) bottom = std::ceil(bottom / grid_ - 0.01F) * grid_;
      bottom += piece.space_before + piece.height;
      if (bottom + column.used - column.text > height) break;
      above = i;
      if (i > figure && !piece.keep_with_next) end = i + 1;
    }
    if (end == column.end) continue;
    const auto first = queue_.begin();
    std::stable_partition(first + static_cast<std::ptrdiff_t>(column.end), first + static_cast<std::ptrdiff_t>(end),
                          [](const Piece& piece) { return !piece.floating; });
    return true;
  }
  return false;
}

/// The least height at which the rest of the article fits into the columns of one page.
float PageBuilder::balanced_height(float most, ArticleFlow& flow, const std::vector<Piece>& carried) {
  float low = 0;
  float high = most;
  for (int i = 0; i < 14 && high - low > 0.5F; ++i) {
    const float middle = (low + high) / 2;
    const Filled trial = fill(0, middle, flow, carried, geometry_.columns);
    const bool fits =
        trial.end == queue_.size() && !trial.notes_left && !trial.parted && trial.height <= middle + 0.02F;
    (fits ? high : low) = middle;
  }
  return high;
}

}  // namespace galley::typesetting
