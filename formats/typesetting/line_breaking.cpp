// SPDX-License-Identifier: Apache-2.0
#include "typesetting/line_breaking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace galley::typesetting {
namespace {

/// Sums over units, so that the width of any line is a difference.
class Sums {
 public:
  explicit Sums(const std::vector<Unit>& units) : units_(units), sums_(units.size() + 1), visible_(units.size() + 1) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Unit& unit = units[i];
      const Sum& before = sums_[i];
      sums_[i + 1] = {before.width + unit.width, before.gap + unit.gap, before.stretch + unit.stretch,
                      before.shrink + unit.shrink};
      visible_[i + 1] = unit.space ? visible_[i] : static_cast<std::uint32_t>(i + 1);
    }
  }

  struct Fit {
    float natural = 0;
    float stretch = 0;
    float shrink = 0;
    std::uint32_t visible = 0;
  };

  /// A line of the units [begin, end).
  Fit fit(std::uint32_t begin, std::uint32_t end, float hyphen) const {
    Fit line;
    line.visible = std::max(visible_[end], begin);
    if (line.visible == begin) return line;
    const Unit& last = units_[line.visible - 1];
    const Sum& from = sums_[begin];
    const Sum& to = sums_[line.visible];
    // The last visible unit's gap is not on the line.
    line.natural = static_cast<float>(to.width - from.width + to.gap - from.gap) - last.gap - last.trim_end;
    if (begin > 0) line.natural -= units_[begin].trim_start;
    line.stretch = static_cast<float>(to.stretch - from.stretch) - last.stretch;
    line.shrink = static_cast<float>(to.shrink - from.shrink) - last.shrink;
    if (units_[end - 1].break_after == BreakAfter::hyphen && end < units_.size()) line.natural += hyphen;
    return line;
  }

 private:
  struct Sum {
    double width = 0, gap = 0, stretch = 0, shrink = 0;
  };
  const std::vector<Unit>& units_;
  std::vector<Sum> sums_;
  std::vector<std::uint32_t> visible_;
};

LineExtent extent(const std::vector<Unit>& units, const Sums& sums, std::uint32_t begin, std::uint32_t end,
                  const LineWidths& widths) {
  const Sums::Fit fit = sums.fit(begin, end, widths.hyphen);
  LineExtent line;
  line.begin = begin;
  line.end = end;
  line.visible = fit.visible;
  line.natural = fit.natural;
  line.hyphen = end < units.size() && units[end - 1].break_after == BreakAfter::hyphen;
  const float excess = (begin == 0 ? widths.first : widths.other) - fit.natural;
  if (excess < 0) {
    line.ratio = fit.shrink > 0 ? std::max(excess / fit.shrink, -1.0F) : 0;
  } else {
    const bool last = end == units.size() || units[end - 1].break_after == BreakAfter::forced;
    line.ratio = !last && fit.stretch > 0 ? excess / fit.stretch : 0;
  }
  return line;
}

struct Node {
  std::uint32_t unit = 0;  // the next line begins here
  std::int32_t previous = -1;
  double demerits = 0;
  std::uint8_t fitness = 1;
  bool hyphen = false;
};

std::uint8_t fitness_of(float ratio) { return ratio < -0.5F ? 0 : ratio <= 0.5F ? 1 : ratio <= 1 ? 2 : 3; }

double penalty_of(BreakAfter kind) { return kind == BreakAfter::hyphen ? 90 : kind == BreakAfter::emergency ? 500 : 0; }

}  // namespace

std::vector<LineExtent> break_justified(const std::vector<Unit>& units, const LineWidths& widths, float tolerance,
                                        bool emergency) {
  if (units.empty()) return {};
  const Sums sums(units);
  const auto count = static_cast<std::uint32_t>(units.size());
  std::vector<Node> nodes{Node{}};
  std::vector<std::uint32_t> active{0};  // indices of nodes, by their unit
  std::size_t oldest = 0;                // those before it in `active` are done with
  std::uint32_t previous_break = 0;      // the last legal break before the one looked at
  std::uint32_t end = 1;
  while (end <= count) {
    const BreakAfter kind = end == count ? BreakAfter::forced : units[end - 1].break_after;
    if (kind == BreakAfter::none) {
      ++end;
      continue;
    }
    const bool forced = kind == BreakAfter::forced;
    Node best[4];
    bool found[4] = {false, false, false, false};
    std::uint32_t overfull = 0xFFFFFFFF;  // the last active node that this break is too far from
    for (std::size_t i = oldest; i < active.size(); ++i) {
      const Node& from = nodes[active[i]];
      if (from.unit >= end) break;
      const float width = from.unit == 0 ? widths.first : widths.other;
      const Sums::Fit fit = sums.fit(from.unit, end, widths.hyphen);
      const float excess = width - fit.natural;
      float ratio = 0;
      if (excess < 0) {
        ratio = fit.shrink > 0 ? excess / fit.shrink : -1000;
      } else if (!forced) {
        ratio = fit.stretch > 0 ? excess / fit.stretch : (excess < 0.01F ? 0 : 1000);
      }
      if (ratio < -1.001F) {
        overfull = active[i];
        oldest = i + 1;
        continue;
      }
      if (ratio > tolerance) break;  // every later node's line is shorter still
      const double size = std::abs(static_cast<double>(ratio));
      const double badness = 100 * size * size * size;
      const double penalty = penalty_of(kind);
      double demerits = (1 + badness) * (1 + badness) + penalty * penalty;
      const bool hyphen = kind == BreakAfter::hyphen;
      if (hyphen && from.hyphen) demerits += 3000;
      const std::uint8_t fitness = fitness_of(ratio);
      if (std::abs(static_cast<int>(fitness) - static_cast<int>(from.fitness)) > 1) demerits += 3000;
      if (end == count) {
        if (from.hyphen) demerits += 5000;
        // A last line of one character or a short end of a word looks like an accident.
        if (fit.natural < std::max(0.08F * width, 4 * widths.hyphen) && from.unit > 0) demerits += 100000;
      }
      demerits += from.demerits;
      if (!found[fitness] || demerits < best[fitness].demerits) {
        found[fitness] = true;
        best[fitness] = {end, static_cast<std::int32_t>(active[i]), demerits, fitness, hyphen};
      }
    }
    const bool any = found[0] || found[1] || found[2] || found[3];
    if (!any && (oldest == active.size() || forced)) {
      if (!emergency) return {};
      const std::uint32_t from = overfull != 0xFFFFFFFF ? overfull : active.back();
      if (overfull == 0xFFFFFFFF) oldest = active.size();
      // The last place that still fitted makes a loose line; without one the line runs over.
      const bool loose = overfull != 0xFFFFFFFF && previous_break > nodes[from].unit;
      const std::uint32_t place = loose ? previous_break : end;
      nodes.push_back({place, static_cast<std::int32_t>(from), nodes[from].demerits + 1e6, 3,
                       units[place - 1].break_after == BreakAfter::hyphen});
      active.push_back(static_cast<std::uint32_t>(nodes.size() - 1));
      oldest = active.size() - 1;
      previous_break = place;
      end = place + 1;
      continue;
    }
    if (forced) oldest = active.size();
    if (any) {
      double least = std::numeric_limits<double>::max();
      for (int i = 0; i < 4; ++i) {
        if (found[i]) least = std::min(least, best[i].demerits);
      }
      for (int i = 0; i < 4; ++i) {
        // A class that is worse by more than changing the class costs can never win.
        if (!found[i] || best[i].demerits > least + 3000) continue;
        nodes.push_back(best[i]);
        active.push_back(static_cast<std::uint32_t>(nodes.size() - 1));
      }
    }
    previous_break = end;
    ++end;
  }
  std::int32_t last = -1;
  for (std::size_t i = 0; i < active.size(); ++i) {
    if (nodes[active[i]].unit != count) continue;
    if (last < 0 || nodes[active[i]].demerits < nodes[static_cast<std::size_t>(last)].demerits) {
      last = static_cast<std::int32_t>(active[i]);
    }
  }
  if (last < 0) return {};
  std::vector<LineExtent> lines;
  for (std::int32_t node = last; nodes[static_cast<std::size_t>(node)].previous >= 0;) {
    const Node& to = nodes[static_cast<std::size_t>(node)];
    lines.push_back(extent(units, sums, nodes[static_cast<std::size_t>(to.previous)].unit, to.unit, widths));
    node = to.previous;
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

std::vector<LineExtent> break_first_fit(const std::vector<Unit>& units, const LineWidths& widths) {
  std::vector<LineExtent> lines;
  const Sums sums(units);
  const auto count = static_cast<std::uint32_t>(units.size());
  std::uint32_t begin = 0;
  std::uint32_t fitting = 0;  // the last legal break that fits
  for (std::uint32_t end = 1; end <= count; ++end) {
    const BreakAfter kind = end == count ? BreakAfter::forced : units[end - 1].break_after;
    if (kind == BreakAfter::none) continue;
    if (sums.fit(begin, end, widths.hyphen).natural > (begin == 0 ? widths.first : widths.other) + 0.01F &&
        fitting > begin) {
      lines.push_back(extent(units, sums, begin, fitting, widths));
      begin = fitting;
      end = begin;
      continue;
    }
    fitting = end;
    if (kind == BreakAfter::forced) {
      lines.push_back(extent(units, sums, begin, end, widths));
      begin = end;
    }
  }
  for (LineExtent& line : lines) line.ratio = std::min(line.ratio, 0.0F);
  return lines;
}

std::vector<LineExtent> break_balanced(const std::vector<Unit>& units, const LineWidths& widths) {
  std::vector<LineExtent> lines = break_first_fit(units, widths);
  if (lines.size() < 2 || lines.size() > 8) return lines;
  float low = 0;
  float high = widths.other;
  for (int i = 0; i < 12; ++i) {
    const float middle = (low + high) / 2;
    std::vector<LineExtent> narrower = break_first_fit(units, {middle, middle, widths.hyphen});
    const bool fits = std::all_of(narrower.begin(), narrower.end(),
                                  [middle](const LineExtent& line) { return line.natural <= middle + 0.01F; });
    if (narrower.size() == lines.size() && fits) {
      lines = std::move(narrower);
      high = middle;
    } else {
      low = middle;
    }
  }
  return lines;
}

}  // namespace galley::typesetting
