// SPDX-License-Identifier: Apache-2.0
#include "page_layout/column_whites.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace galley::layout {
namespace {

constexpr float least_white = 0.45F;  // of the font size; narrower ones are word spaces
constexpr float least_space = 0.15F;  // of it; narrower ones are between letters
constexpr float least_beside_rule = 0.3F;
constexpr float over_space = 1.35F;     // of the usual word space
constexpr float least_common = 0.4F;    // of it, what all whites of one gutter share
constexpr float farthest_line = 2.6F;   // of it, between lines that one gutter runs beside
constexpr std::size_t least_lines = 4;  // that a gutter runs beside
constexpr float aligned = 0.16F;        // of the font size
constexpr std::size_t most_open = 400;

// White between two pieces of text on one line.
struct White {
  float left = 0;
  float right = 0;
};

struct Line {
  float baseline = 0;
  float size = 0;
  std::vector<White> text;    // what is covered
  std::vector<White> whites;  // sorted
};

// A run of whites below each other.
struct Run {
  float left = 0;
  float right = 0;
  float top = 0;
  float bottom = 0;  // baseline of the last line with text on both sides
  float beside = 0;  // and of the last with text on either
  float size = 0;
  std::vector<float> lefts;
  std::vector<float> rights;
};

struct Gutter {
  float left = 0;
  float right = 0;
  float top = 0;
  float bottom = 0;
  float size = 0;  // of the type beside it; 0: any
};

bool alike(float a, float b) { return std::max(a, b) <= 1.25F * std::min(a, b); }

bool is_white_space_glyph(const PageContent& page, const Placed& placed) {
  const std::string_view text = page.text_of(page.glyphs[placed.glyph]);
  return text == " " || text == "\u00a0" || text == "\t";
}

// `least`: of the font size.
template <class Found>
void each_gap(const Chunk& chunk, const PageContent& page, float least, const Found& found) {
  std::size_t last = chunk.glyphs.size();
  float end = 0;
  for (std::size_t i = 0; i < chunk.glyphs.size(); ++i) {
    if (is_white_space_glyph(page, chunk.glyphs[i])) continue;
    if (last < chunk.glyphs.size() && chunk.glyphs[i].begin - end > least * chunk.size)
      found(White{end, chunk.glyphs[i].begin}, last, i);
    end = last < chunk.glyphs.size() ? std::max(end, chunk.glyphs[i].end) : chunk.glyphs[i].end;
    last = i;
  }
}

// White that is wider than the word spaces of the page are; type of one width has wide ones.
float least_column_white(const std::vector<Chunk>& chunks, const PageContent& page) {
  std::vector<float> spaces;
  for (const Chunk& chunk : chunks) {
    if (chunk.turned) continue;
    each_gap(chunk, page, least_space, [&](const White& white, std::size_t, std::size_t) {
      spaces.push_back((white.right - white.left) / chunk.size);
    });
  }
  if (spaces.empty()) return least_white;
  std::nth_element(spaces.begin(), spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2), spaces.end());
  return std::max(least_white, over_space * spaces[spaces.size() / 2]);
}

std::vector<Line> lines_of(const std::vector<Chunk>& chunks, const PageContent& page, float least) {
  std::vector<Line> lines;
  for (const Chunk& chunk : chunks) {
    if (chunk.turned) continue;
    if (lines.empty() || chunk.baseline - lines.back().baseline > 0.2F * chunk.size)
      lines.push_back({chunk.baseline, chunk.size, {}, {}});
    Line& line = lines.back();
    line.size = std::min(line.size, chunk.size);
    float begin = chunk.box.left;
    each_gap(chunk, page, least, [&](const White& white, std::size_t, std::size_t) {
      line.text.push_back({begin, white.left});
      begin = white.right;
    });
    line.text.push_back({begin, chunk.box.right});
  }
  for (Line& line : lines) {
    std::sort(line.text.begin(), line.text.end(), [](const White& a, const White& b) { return a.left < b.left; });
    float end = line.text.front().right;
    for (const White& text : line.text) {
      if (text.left - end > least * line.size) line.whites.push_back({end, text.left});
      end = std::max(end, text.right);
    }
  }
  return lines;
}

// Do most of the values stand at one place?
bool stand_together(std::vector<float> values, float tolerance) {
  std::sort(values.begin(), values.end());
  std::size_t most = 0;
  for (std::size_t begin = 0, end = 0; begin < values.size(); ++begin) {
    while (end < values.size() && values[end] - values[begin] <= tolerance) ++end;
    most = std::max(most, end - begin);
  }
  return most * 5 >= values.size() * 3;
}

std::vector<Gutter> gutters_of(const std::vector<Line>& lines) {
  std::vector<Gutter> gutters;
  std::vector<Run> open;
  const auto close = [&](const Run& run) {
    if (run.lefts.size() < least_lines) return;
    if (!stand_together(run.rights, aligned * run.size) && !stand_together(run.lefts, aligned * run.size)) return;
    gutters.push_back({run.left, run.right, run.top, run.bottom, run.size});
  };
  for (const Line& line : lines) {
    std::vector<Run> next;
    std::vector<bool> met(line.whites.size(), false);
    for (Run& run : open) {
      if (line.baseline - run.beside > farthest_line * run.size) {
        close(run);
        continue;
      }
      // Text beside the run only, or none across it: it goes on.
      const bool crossed = std::any_of(line.text.begin(), line.text.end(), [&](const White& text) {
        return text.left < run.left && text.right > run.right;
      });
      bool extended = false;
      // The wide word spaces of a headline are no columns.
      for (std::size_t i = 0; i < line.whites.size() && alike(run.size, line.size); ++i) {
        const float left = std::max(run.left, line.whites[i].left);
        const float right = std::min(run.right, line.whites[i].right);
        if (right - left < least_common * run.size) continue;
        Run longer = std::move(run);
        longer.left = left;
        longer.right = right;
        longer.bottom = longer.beside = line.baseline;
        longer.lefts.push_back(line.whites[i].left);
        longer.rights.push_back(line.whites[i].right);
        next.push_back(std::move(longer));
        met[i] = extended = true;
        break;
      }
      if (extended) continue;
      if (crossed || next.size() >= most_open) {
        close(run);
      } else {
        run.beside = line.baseline;
        next.push_back(std::move(run));
      }
    }
    for (std::size_t i = 0; i < line.whites.size() && next.size() < most_open; ++i) {
      if (met[i]) continue;
      const White& white = line.whites[i];
      next.push_back({white.left,
                      white.right,
                      line.baseline - line.size,
                      line.baseline,
                      line.baseline,
                      line.size,
                      {white.left},
                      {white.right}});
    }
    open = std::move(next);
  }
  for (const Run& run : open) close(run);
  return gutters;
}

// Vertical rules, in the frame, with the height that they stand beside.
std::vector<Gutter> rules_of(const PageContent& page, const Frame& frame) {
  std::vector<Gutter> rules;
  for (const Rule& rule : page.rules) {
    const Rectangle box = frame.of_page(rule.box);
    if (box.height() > 20 && box.height() > 4 * box.width())
      rules.push_back({box.left, box.right, box.top, box.bottom, 0});
    if (rules.size() >= 300) break;
  }
  return rules;
}

// Columns whose lines do not stand side by side share few whites; but text of both ends and begins at this one, above
// and below, and none crosses it.
bool is_between_columns(const std::vector<Line>& lines, float baseline, const White& white, float size) {
  constexpr float nearby = 8;  // of the font size
  constexpr std::size_t least_each = 3;
  auto line = std::lower_bound(lines.begin(), lines.end(), baseline - nearby * size,
                               [](const Line& a, float b) { return a.baseline < b; });
  std::size_t before = 0;
  std::size_t behind = 0;
  std::size_t ends = 0;
  std::size_t begins = 0;
  for (; line != lines.end() && line->baseline <= baseline + nearby * size; ++line) {
    bool left = false;
    bool right = false;
    for (const White& text : line->text) {
      if (text.left < white.left - 0.01F && text.right > white.right + 0.01F) return false;
      left = left || text.right <= white.left + 0.01F;
      right = right || text.left >= white.right - 0.01F;
      ends += static_cast<std::size_t>(std::fabs(text.right - white.left) < aligned * size);
      begins += static_cast<std::size_t>(std::fabs(text.left - white.right) < aligned * size);
    }
    before += static_cast<std::size_t>(left);
    behind += static_cast<std::size_t>(right);
  }
  return before >= least_each && behind >= least_each && std::max(ends, begins) >= least_each;
}

}  // namespace

void split_at_column_whites(std::vector<Chunk>& chunks, const PageContent& page, const Frame& frame) {
  const float least = least_column_white(chunks, page);
  const std::vector<Line> lines = lines_of(chunks, page, least);
  const std::vector<Gutter> gutters = gutters_of(lines);
  const std::vector<Gutter> rules = rules_of(page, frame);
  std::vector<Chunk> split;
  split.reserve(chunks.size());
  for (Chunk& chunk : chunks) {
    std::vector<std::size_t> cuts;
    if (!chunk.turned) {
      each_gap(chunk, page, least_beside_rule, [&](const White& white, std::size_t, std::size_t next) {
        const auto parts = [&](const Gutter& gutter) {
          return gutter.left >= white.left - 0.01F && gutter.right <= white.right + 0.01F &&
                 (gutter.size == 0 || alike(gutter.size, chunk.size)) && chunk.baseline >= gutter.top &&
                 chunk.baseline - 0.3F * chunk.size <= gutter.bottom;
        };
        if (std::any_of(gutters.begin(), gutters.end(), parts) || std::any_of(rules.begin(), rules.end(), parts) ||
            (white.right - white.left > least * chunk.size &&
             is_between_columns(lines, chunk.baseline, white, chunk.size)))
          cuts.push_back(next);
      });
    }
    if (cuts.empty()) {
      split.push_back(std::move(chunk));
      continue;
    }
    cuts.push_back(chunk.glyphs.size());
    std::size_t begin = 0;
    for (const std::size_t cut : cuts) {
      Chunk part;
      part.glyphs.assign(chunk.glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
                         chunk.glyphs.begin() + static_cast<std::ptrdiff_t>(cut));
      while (part.glyphs.size() > 1 && is_white_space_glyph(page, part.glyphs.back())) part.glyphs.pop_back();
      measure_chunk(part, page);
      split.push_back(std::move(part));
      begin = cut;
    }
  }
  std::stable_sort(split.begin(), split.end(), [](const Chunk& a, const Chunk& b) { return a.baseline < b.baseline; });
  chunks = std::move(split);
}

}  // namespace galley::layout
