// SPDX-License-Identifier: Apache-2.0
#include "typesetting/page_builder.hpp"

#include <algorithm>
#include <cmath>

namespace galley::typesetting {
namespace {

constexpr float note_rule_height = 6;  // the short rule above notes, with its space

float header_gap(float line_height) { return 0.6F * line_height; }

}  // namespace

PageGeometry page_geometry(const PageStyle& style) {
  PageGeometry geometry;
  const bool vertical = style.writing_mode == WritingMode::vertical;
  const float width = std::max(style.width - 2 * style.margin, 1.0F);
  const float height = std::max(style.height - 2 * style.margin, 1.0F);
  geometry.width = vertical ? height : width;
  geometry.height = vertical ? width : height;
  geometry.columns = std::max(style.columns, 1U);
  geometry.column_gap = style.column_gap > 0 ? style.column_gap : 2 * style.font_size;
  const auto columns = static_cast<float>(geometry.columns);
  geometry.column_width = std::max((geometry.width - geometry.column_gap * (columns - 1)) / columns, 1.0F);
  return geometry;
}

PageBuilder::PageBuilder(const PageStyle& style, bool right_to_left, float line_height, PageReceiver& receiver,
                         const StructureTree& structure, const ClusterTexts& texts, Furniture furniture)
    : style_(style),
      geometry_(page_geometry(style)),
      right_to_left_(right_to_left),
      line_height_(line_height),
      receiver_(receiver),
      structure_(structure),
      texts_(texts),
      furniture_(std::move(furniture)) {
  start_page();
}

void PageBuilder::start_page() {
  const std::uint32_t number = page_.number + 1;
  page_ = Page{};
  page_.number = number;
  page_.width = style_.width;
  page_.height = style_.height;
  cursor_ = 0;
}

void PageBuilder::send_page() {
  furniture_(page_);
  receiver_.receive(page_, structure_, texts_);
}

void PageBuilder::finish() { send_page(); }

const std::vector<Piece>& PageBuilder::note(std::uint32_t index, ArticleFlow& flow) {
  const auto [known, is_new] = notes_.try_emplace(index);
  std::vector<Piece>& lines = known->second;
  if (!is_new) return lines;
  std::vector<Piece> own;
  flow.note(index, own);
  // A note that refers to another brings it along, below itself; referred to again, that one is there already.
  std::vector<std::uint32_t> inner;
  for (Piece& line : own) {
    inner.insert(inner.end(), line.notes.begin(), line.notes.end());
    line.notes.clear();
  }
  for (const std::uint32_t other : inner) {
    if (notes_.contains(other)) continue;
    std::vector<Piece> others = note(other, flow);
    notes_[other].clear();
    own.insert(own.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
  }
  lines = std::move(own);
  return lines;
}

/// Pulls pieces until they fill `height` in every column, and some more to choose a break from.
bool PageBuilder::gather(float height, ArticleFlow& flow) {
  const float wanted = (height + 12 * line_height_) * static_cast<float>(geometry_.columns);
  std::vector<Piece> pieces;
  while (!flow_ended_ && queued_ < wanted) {
    flow_ended_ = !flow.next(pieces);
    for (Piece& piece : pieces) {
      queued_ += piece.height + piece.space_before;
      queue_.push_back(std::move(piece));
    }
    pieces.clear();
  }
  return flow_ended_;
}

PageBuilder::Column PageBuilder::fill_column(std::size_t begin, float height, ArticleFlow& flow,
                                             std::vector<Piece>& carried, float& used) {
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
      used = notes;
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
    const float above = i > begin ? piece.space_before : 0;
    float wanted_notes = 0;
    for (const std::uint32_t index : piece.notes) {
      for (const Piece& line : note(index, flow)) wanted_notes += line.height;
    }
    if (wanted_notes > 0 && notes == 0) wanted_notes += note_rule_height;
    // Notes longer than half a column may go on in the next one; others stand below their reference.
    const float needed_notes = std::min(wanted_notes, 0.5F * height);
    if (text + above + piece.height + notes + needed_notes > height + 0.01F && i > begin) break;
    text += above + piece.height;
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
  if (best == begin) best = std::max(i, begin + (begin < queue_.size() ? 1 : 0));
  column.end = best;
  // Counted again for what really stands in the column.
  text = begin < best && queue_[begin].head ? queue_[begin].head->height : 0;
  for (std::size_t k = begin; k < best; ++k) text += queue_[k].height + (k > begin ? queue_[k].space_before : 0);
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
  used = text + notes;
  return column;
}

PageBuilder::Filled PageBuilder::fill(std::size_t begin, float height, ArticleFlow& flow, std::vector<Piece> carried,
                                      std::uint32_t columns) {
  Filled filled;
  filled.end = begin;
  for (std::uint32_t i = 0; i < columns; ++i) {
    if (filled.end >= queue_.size() && carried.empty()) break;
    float used = 0;
    filled.columns.push_back(fill_column(filled.end, height, flow, carried, used));
    filled.end = filled.columns.back().end;
    filled.height = std::max(filled.height, used);
  }
  filled.notes_left = !carried.empty();
  if (filled.notes_left) {
    // Kept in the last column's notes beyond its height: place() hands them on.
    filled.columns.back().notes.insert(filled.columns.back().notes.end(), std::make_move_iterator(carried.begin()),
                                       std::make_move_iterator(carried.end()));
  }
  return filled;
}

/// The least height at which the rest of the article fits into the columns of one page.
float PageBuilder::balanced_height(float most, ArticleFlow& flow, const std::vector<Piece>& carried) {
  float low = 0;
  float high = most;
  for (int i = 0; i < 14 && high - low > 0.5F; ++i) {
    const float middle = (low + high) / 2;
    const Filled trial = fill(0, middle, flow, carried, geometry_.columns);
    const bool fits = trial.end == queue_.size() && !trial.notes_left && trial.height <= middle + 0.02F;
    (fits ? high : low) = middle;
  }
  return high;
}

void PageBuilder::place_content(PageContent content, float x, float y) {
  move(content, x, y);
  if (style_.writing_mode == WritingMode::horizontal) {
    move(content, style_.margin, style_.margin);
  } else {
    // The page was on its side: along the line is down, across the lines is to the left.
    const float right = style_.width - style_.margin;
    const auto turn = [&](auto& part) {
      const float along = part.x;
      const float across = part.y;
      part.x = right - across - part.height;
      part.y = style_.margin + along;
      std::swap(part.width, part.height);
    };
    for (GlyphRun& run : content.runs) {
      const float along = run.x;
      run.x = right - run.y;
      run.y = style_.margin + along;
    }
    for (Rule& rule : content.rules) turn(rule);
    for (PlacedImage& image : content.images) turn(image);
    for (LinkArea& link : content.links) turn(link);
  }
  append(page_.content, std::move(content));
}

void PageBuilder::add_layout_rule(float x, float y, float width, float height, std::uint8_t gray) {
  PageContent content;
  content.rules.push_back({x, y, width, height, gray, false});
  place_content(std::move(content), 0, 0);
}

void PageBuilder::place(Filled& filled, float height, bool ends) {
  for (std::size_t c = 0; c < filled.columns.size(); ++c) {
    Column& column = filled.columns[c];
    const float step = geometry_.column_width + geometry_.column_gap;
    const bool mirrored = right_to_left_ && style_.writing_mode == WritingMode::horizontal;
    const auto at = static_cast<float>(mirrored ? geometry_.columns - 1 - c : c);
    const float x = at * step;
    float y = cursor_;
    if (column.begin < column.end && queue_[column.begin].head) {
      for (const Piece& row : queue_[column.begin].head->rows) {
        place_content(row.content, x, y);
        y += row.height;
      }
    }
    for (std::size_t i = column.begin; i < column.end; ++i) {
      Piece& piece = queue_[i];
      if (i > column.begin) y += piece.space_before;
      place_content(std::move(piece.content), x, y);
      y += piece.height;
    }
    if (!column.notes.empty()) {
      float notes = note_rule_height;
      for (const Piece& line : column.notes) notes += line.height;
      // At the foot of the column; below the text where an article ends.
      float foot = ends ? std::max(y, cursor_ + height - notes) : cursor_ + height - notes;
      foot = std::max(foot, y);
      const float rule = std::min(geometry_.column_width, 60.0F);
      add_layout_rule(right_to_left_ ? x + geometry_.column_width - rule : x, foot + note_rule_height / 2, rule, 0.4F,
                      0);
      foot += note_rule_height;
      for (Piece& line : column.notes) {
        place_content(std::move(line.content), x, foot);
        foot += line.height;
      }
    }
  }
  for (std::uint32_t c = 1; c < geometry_.columns && filled.columns.size() > 1; ++c) {
    const float x = static_cast<float>(c) * (geometry_.column_width + geometry_.column_gap) - geometry_.column_gap / 2;
    add_layout_rule(x - 0.125F, cursor_, 0.25F, height, 150);
  }
  for (std::size_t i = 0; i < filled.end; ++i) {
    queued_ -= queue_.front().height + queue_.front().space_before;
    queue_.pop_front();
  }
}

void PageBuilder::add(ArticleFlow& flow) {
  notes_.clear();
  queue_.clear();
  queued_ = 0;
  flow_ended_ = false;
  float header_height = 0;
  for (const Piece& piece : flow.header) header_height += piece.height + piece.space_before;
  const float gap = cursor_ > 0 ? 2.2F * line_height_ : 0;
  const float least_text = 4 * line_height_;
  if (cursor_ > 0 && cursor_ + gap + header_height + header_gap(line_height_) + least_text > geometry_.height) {
    send_page();
    start_page();
  } else if (cursor_ > 0) {
    add_layout_rule(0, cursor_ + gap / 2 - 0.25F, geometry_.width, 0.5F, 0);
    cursor_ += gap;
  }
  for (Piece& piece : flow.header) {
    if (cursor_ + piece.height > geometry_.height && cursor_ > 0) {
      send_page();
      start_page();
    }
    if (cursor_ > 0) cursor_ += piece.space_before;
    place_content(std::move(piece.content), 0, cursor_);
    cursor_ += piece.height;
  }
  if (!flow.header.empty()) cursor_ += header_gap(line_height_);

  // Notes of the header stand below the columns' text, as those of its first line.
  std::vector<std::uint32_t> header_notes;
  for (const Piece& piece : flow.header)
    header_notes.insert(header_notes.end(), piece.notes.begin(), piece.notes.end());
  if (!header_notes.empty()) {
    gather(line_height_, flow);
    if (queue_.empty()) queue_.emplace_back();
    std::vector<std::uint32_t>& first = queue_.front().notes;
    first.insert(first.begin(), header_notes.begin(), header_notes.end());
  }

  std::vector<Piece> carried;
  while (true) {
    float height = geometry_.height - cursor_;
    gather(height, flow);
    if (queue_.empty() && carried.empty()) break;
    if (height < 2 * line_height_ && cursor_ > 0) {
      send_page();
      start_page();
      continue;
    }
    Filled filled = fill(0, height, flow, carried, geometry_.columns);
    bool ends = flow_ended_ && filled.end == queue_.size() && !filled.notes_left;
    if (ends) {
      height = geometry_.columns > 1 ? balanced_height(height, flow, carried) : std::min(filled.height, height);
      filled = fill(0, height, flow, carried, geometry_.columns);
      height = std::min(height, filled.height);
      ends = !filled.notes_left;
    }
    carried.clear();
    if (filled.notes_left) {
      // What did not fit is behind what did, in the last column.
      Column& last = filled.columns.back();
      float room = height;
      for (std::size_t i = last.begin; i < last.end; ++i)
        room -= queue_[i].height + (i > last.begin ? queue_[i].space_before : 0);
      std::size_t kept = 0;
      float used = note_rule_height;
      while (kept < last.notes.size() &&
             (used + last.notes[kept].height <= room || (kept == 0 && last.begin == last.end))) {
        used += last.notes[kept++].height;
      }
      carried.assign(std::make_move_iterator(last.notes.begin() + static_cast<std::ptrdiff_t>(kept)),
                     std::make_move_iterator(last.notes.end()));
      last.notes.resize(kept);
    }
    place(filled, height, ends);
    if (ends) {
      cursor_ += height;
      break;
    }
    send_page();
    start_page();
  }
}

}  // namespace galley::typesetting
