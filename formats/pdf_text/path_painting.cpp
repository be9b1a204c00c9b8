// SPDX-License-Identifier: Apache-2.0
// The part of content that draws: only straight lines and rectangles count, as rules, grounds and clips.

#include <algorithm>
#include <cmath>

#include "pdf_text/content_interpreter.hpp"
#include "pdf_text/interpreter_state.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t most_shapes = 50'000;
constexpr double rule_thickness = 3;
constexpr float least_dot = 1;  // points
constexpr float largest_dot = 10;

}  // namespace

void ContentInterpreter::move_to(double x, double y) {
  start_x_ = current_x_ = x;
  start_y_ = current_y_ = y;
}

void ContentInterpreter::line_to(double x, double y) {
  if (segments_.size() < most_shapes) segments_.push_back({current_x_, current_y_, x, y});
  current_x_ = x;
  current_y_ = y;
}

void ContentInterpreter::curve_to(double x, double y) {
  const Matrix& m = state_->matrix;
  const auto left = static_cast<float>(m.x(x, y));
  const auto top = static_cast<float>(m.y(x, y));
  if (!curved_) curves_ = {left, top, left, top};
  curves_.left = std::min(curves_.left, left);
  curves_.top = std::min(curves_.top, top);
  curves_.right = std::max(curves_.right, left);
  curves_.bottom = std::max(curves_.bottom, top);
  current_x_ = x;
  current_y_ = y;
}

void ContentInterpreter::close_subpath() {
  if (current_x_ != start_x_ || current_y_ != start_y_) line_to(start_x_, start_y_);
}

void ContentInterpreter::add_rectangle(double x, double y, double width, double height) {
  move_to(x, y);
  if (path_.size() < most_shapes) path_.push_back({x, y, x + width, y + height});
}

void ContentInterpreter::paint(bool fill, bool stroke) {
  const State& state = *state_;
  const Matrix& m = state.matrix;
  const auto placed = [&](double x1, double y1, double x2, double y2) {
    const double ax = m.x(x1, y1), ay = m.y(x1, y1), bx = m.x(x2, y2), by = m.y(x2, y2);
    return layout::Rectangle{static_cast<float>(std::min(ax, bx)), static_cast<float>(std::min(ay, by)),
                             static_cast<float>(std::max(ax, bx)), static_cast<float>(std::max(ay, by))};
  };
  const auto visible = [&](const layout::Rectangle& box) {
    return std::isfinite(box.left + box.right + box.top + box.bottom) && box.right >= state.clip.left - 1 &&
           box.left <= state.clip.right + 1 && box.bottom >= state.clip.top - 1 && box.top <= state.clip.bottom + 1;
  };
  const auto clipped = [&](layout::Rectangle box) {
    box.left = std::max(box.left, state.clip.left);
    box.top = std::max(box.top, state.clip.top);
    box.right = std::min(box.right, state.clip.right);
    box.bottom = std::min(box.bottom, state.clip.bottom);
    return box;
  };
  const auto add_filled = [&](const layout::Rectangle& given) {
    if (!visible(given)) return;
    const layout::Rectangle box = clipped(given);
    if (box.width() < rule_thickness || box.height() < rule_thickness) {
      if (std::max(box.width(), box.height()) > 4 && page_.rules.size() < most_shapes) page_.rules.push_back({box});
    } else if (page_.grounds.size() < most_shapes) {
      page_.grounds.push_back({box, state.fill, true});
    }
  };

  if (!hidden()) {
    for (const PathBox& path : path_) {
      const layout::Rectangle box = placed(path.left, path.top, path.right, path.bottom);
      if (fill) add_filled(box);
      if (stroke && visible(box)) {
        if (box.width() < rule_thickness || box.height() < rule_thickness) {
          if (page_.rules.size() < most_shapes) page_.rules.push_back({clipped(box)});
        } else if (page_.grounds.size() < most_shapes) {
          page_.grounds.push_back({clipped(box), state.stroke, false});
        }
      }
    }
    if (curved_ && visible(curves_) && std::max(curves_.width(), curves_.height()) < largest_dot &&
        std::min(curves_.width(), curves_.height()) > least_dot && page_.dots.size() < most_shapes)
      page_.dots.push_back(curves_);
    bool straight = !segments_.empty() && !curved_;
    double left = 1e30, top = 1e30, right = -1e30, bottom = -1e30;
    for (const Segment& segment : segments_) {
      const layout::Rectangle box = placed(segment.x1, segment.y1, segment.x2, segment.y2);
      const bool axis_parallel = box.width() < 0.5F || box.height() < 0.5F;
      straight = straight && axis_parallel;
      left = std::min<double>(left, box.left);
      top = std::min<double>(top, box.top);
      right = std::max<double>(right, box.right);
      bottom = std::max<double>(bottom, box.bottom);
      if (stroke && axis_parallel && visible(box) && std::max(box.width(), box.height()) > 4 &&
          page_.rules.size() < most_shapes) {
        page_.rules.push_back({clipped(box)});
      }
    }
    if (fill && straight && (segments_.size() == 4 || segments_.size() == 3)) {
      add_filled(
          {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right), static_cast<float>(bottom)});
    }
  }
  end_path();
}

void ContentInterpreter::end_path() {
  if (clip_pending_ && !curved_) {
    State& state = *state_;
    const Matrix& m = state.matrix;
    double left = 1e30, top = 1e30, right = -1e30, bottom = -1e30;
    const auto include = [&](double x, double y) {
      left = std::min(left, m.x(x, y));
      right = std::max(right, m.x(x, y));
      top = std::min(top, m.y(x, y));
      bottom = std::max(bottom, m.y(x, y));
    };
    for (const PathBox& path : path_) {
      include(path.left, path.top);
      include(path.right, path.bottom);
      include(path.left, path.bottom);
      include(path.right, path.top);
    }
    for (const Segment& segment : segments_) {
      include(segment.x1, segment.y1);
      include(segment.x2, segment.y2);
    }
    if (left <= right && std::isfinite(left + right + top + bottom)) {
      state.clip.left = std::max(state.clip.left, static_cast<float>(left));
      state.clip.top = std::max(state.clip.top, static_cast<float>(top));
      state.clip.right = std::min(state.clip.right, static_cast<float>(right));
      state.clip.bottom = std::min(state.clip.bottom, static_cast<float>(bottom));
    }
  }
  clip_pending_ = false;
  curved_ = false;
  path_.clear();
  segments_.clear();
}

}  // namespace galley::pdf_text
