// SPDX-License-Identifier: Apache-2.0
#include "typesetting/page_builder.hpp"

#include <algorithm>

namespace galley::typesetting {
namespace {

constexpr std::uint32_t most_figures_deferred = 16;  // on one page

float extent_of(const Piece& piece) { return piece.space_before + piece.height + piece.space_after; }

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
      queued_ += extent_of(piece);
      queue_.push_back(std::move(piece));
    }
    pieces.clear();
  }
  return flow_ended_;
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
    float y = 0;
    if (column.begin < column.end && queue_[column.begin].head) {
      for (const Piece& row : queue_[column.begin].head->rows) {
        place_content(row.content, x, cursor_ + y);
        y += row.height;
      }
    }
    for (std::size_t i = column.begin; i < column.end; ++i) {
      Piece& piece = queue_[i];
      y = top_below(column.begin, i, y);
      place_content(std::move(piece.content), x, cursor_ + y);
      y += piece.height;
    }
    y += cursor_;
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
    queued_ -= extent_of(queue_.front());
    queue_.pop_front();
  }
}

void PageBuilder::add(ArticleFlow& flow) {
  notes_.clear();
  queue_.clear();
  queued_ = 0;
  flow_ended_ = false;
  grid_ = flow.line_height > 0 ? flow.line_height : line_height_;
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
    const auto has_ended = [&] { return flow_ended_ && filled.end == queue_.size() && !filled.notes_left; };
    for (std::uint32_t i = 0; i < most_figures_deferred && !has_ended() && defer_figures(filled, height); ++i) {
      filled = fill(0, height, flow, carried, geometry_.columns);
    }
    const bool ends = has_ended();
    if (ends && geometry_.columns > 1) {
      const float most = height;
      std::uint32_t deferred = 0;
      do {
        height = balanced_height(most, flow, carried);
        filled = fill(0, height, flow, carried, geometry_.columns);
      } while (++deferred < most_figures_deferred && defer_figures(filled, height));
    }
    if (ends) height = std::min(height, filled.height);
    carried.clear();
    if (filled.notes_left) {
      // What did not fit is behind what did, in the last column.
      Column& last = filled.columns.back();
      const float room = height - last.text;
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
