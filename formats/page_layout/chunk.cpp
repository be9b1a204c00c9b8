// SPDX-License-Identifier: Apache-2.0
#include "page_layout/chunk.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "galley/unicode.hpp"
#include "page_layout/column_whites.hpp"

namespace galley::layout {
namespace {

// Gaps above this part of the font size end a chunk: wider than word spaces are but in badly justified lines.
constexpr float chunk_gap = 0.95F;
constexpr float cap_height = 0.72F;
constexpr float below_baseline = 0.18F;
constexpr std::size_t most_upright = 4;  // characters set upright together in a vertical line

bool is_blank(std::string_view text) {
  for (const char32_t c : CodePoints(text)) {
    if (!is_white_space(c)) return false;
  }
  return true;
}

Frame nearest_frame(float x, float y) {
  if (std::fabs(x) >= std::fabs(y)) return x >= 0 ? Frame{1, 0} : Frame{-1, 0};
  return y >= 0 ? Frame{0, 1} : Frame{0, -1};
}

int index_of(const Frame& frame) {
  if (frame.along_y == 0) return frame.along_x > 0 ? 0 : 2;
  return frame.along_y > 0 ? 1 : 3;
}

constexpr std::array<Frame, 4> frames = {Frame{1, 0}, Frame{0, 1}, Frame{-1, 0}, Frame{0, -1}};

Placed place(const Glyph& glyph, std::uint32_t index, const Frame& frame) {
  Placed placed;
  placed.glyph = index;
  placed.begin = frame.along(glyph.x, glyph.y);
  placed.end = placed.begin + std::max(glyph.advance, 0.0F);
  placed.baseline = frame.down(glyph.x, glyph.y);
  // An upright glyph in a vertical line hangs from its top centre: a baseline that puts its middle where the middle
  // of a letter set sideways is.
  if (glyph.vertical) placed.baseline += glyph.size * (cap_height - below_baseline) / 2;
  return placed;
}

// Chunks that touch, whatever order they were shown in, become one.
void merge_touching(std::vector<Chunk>& chunks) {
  std::stable_sort(chunks.begin(), chunks.end(),
                   [](const Chunk& a, const Chunk& b) { return a.baseline < b.baseline; });
  std::vector<Chunk> merged;
  merged.reserve(chunks.size());
  for (std::size_t begin = 0; begin < chunks.size();) {
    std::size_t end = begin + 1;
    while (end < chunks.size() &&
           chunks[end].baseline - chunks[begin].baseline <= 0.12F * std::min(chunks[end].size, chunks[begin].size))
      ++end;
    std::stable_sort(chunks.begin() + static_cast<std::ptrdiff_t>(begin),
                     chunks.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Chunk& a, const Chunk& b) { return a.box.left < b.box.left; });
    for (std::size_t i = begin; i < end; ++i) {
      Chunk& next = chunks[i];
      if (i > begin) {
        Chunk& last = merged.back();
        const float gap = next.box.left - last.box.right;
        const float size = std::min(next.size, last.size);
        if (gap <= chunk_gap * size && std::max(next.size, last.size) < size * 1.6F) {
          const bool longer = next.glyphs.size() > last.glyphs.size();
          last.glyphs.insert(last.glyphs.end(), next.glyphs.begin(), next.glyphs.end());
          if (longer) last.size = next.size;
          last.box.right = std::max(last.box.right, next.box.right);
          last.box.top = std::min(last.box.top, next.box.top);
          last.box.bottom = std::max(last.box.bottom, next.box.bottom);
          continue;
        }
      }
      merged.push_back(std::move(next));
    }
    begin = end;
  }
  chunks = std::move(merged);
  std::stable_sort(chunks.begin(), chunks.end(),
                   [](const Chunk& a, const Chunk& b) { return a.baseline < b.baseline; });
}

// Spaces that were shown apart from the words beside them go where they stand: within a chunk, or behind the one that
// another follows soon. Chunks are sorted by baseline.
void put_blanks(std::vector<Chunk>& chunks, const std::vector<Placed>& blanks) {
  std::size_t steps = 0;
  constexpr std::size_t most_steps = 20'000'000;
  constexpr float largest = 4;    // points that a baseline may be off at most
  constexpr float widest = 1.2F;  // of the type: a gap that a space stands in
  for (const Placed& blank : blanks) {
    auto at = std::lower_bound(chunks.begin(), chunks.end(), blank.baseline - largest,
                               [](const Chunk& chunk, float baseline) { return chunk.baseline < baseline; });
    auto before = chunks.end();
    auto after = chunks.end();
    bool placed = false;
    for (; at != chunks.end() && at->baseline <= blank.baseline + largest && ++steps < most_steps; ++at) {
      if (std::fabs(at->baseline - blank.baseline) > 0.2F * at->size) continue;
      const float middle = (blank.begin + blank.end) / 2;
      if (middle >= at->box.right) {
        if (middle - at->box.right < widest * at->size && (before == chunks.end() || before->box.right < at->box.right))
          before = at;
        continue;
      }
      if (middle <= at->box.left) {
        if (at->box.left - middle < widest * at->size && (after == chunks.end() || after->box.left > at->box.left))
          after = at;
        continue;
      }
      at->glyphs.push_back(blank);
      placed = true;
      break;
    }
    if (!placed && before != chunks.end() && after != chunks.end() &&
        after->box.left - before->box.right < widest * before->size)
      before->glyphs.push_back(blank);
  }
}

// Sorts a chunk's glyphs as they are seen, and keeps one of those painted twice.
void order_glyphs(Chunk& chunk, const PageContent& page) {
  const auto earlier = [](const Placed& a, const Placed& b) { return a.begin < b.begin; };
  if (!std::is_sorted(chunk.glyphs.begin(), chunk.glyphs.end(), earlier))
    std::stable_sort(chunk.glyphs.begin(), chunk.glyphs.end(), earlier);
  std::vector<Placed> kept;
  kept.reserve(chunk.glyphs.size());
  for (const Placed& placed : chunk.glyphs) {
    const std::string_view text = page.text_of(page.glyphs[placed.glyph]);
    bool twice = false;
    for (std::size_t back = kept.size(); back > 0 && back + 4 > kept.size() && !text.empty(); --back) {
      Placed& earlier_one = kept[back - 1];
      const float width = std::max(placed.end - placed.begin, 0.01F);
      if (placed.begin - earlier_one.begin < 0.3F * width && page.text_of(page.glyphs[earlier_one.glyph]) == text) {
        earlier_one.doubled = earlier_one.doubled || !is_blank(text);
        twice = true;
        break;
      }
    }
    if (!twice) kept.push_back(placed);
  }
  chunk.glyphs = std::move(kept);
}

// What is shown in one frame, cut where the stream leaves a line or a gap.
std::vector<Chunk> runs_of(const PageContent& page, const std::vector<std::uint8_t>& orientation, std::size_t which,
                           std::vector<Placed>& blanks) {
  const Frame& frame = frames[which];
  std::vector<Chunk> chunks;
  bool open = false;
  float end = 0;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    if (orientation[i] != which) continue;
    const Glyph& glyph = page.glyphs[i];
    const Placed placed = place(glyph, static_cast<std::uint32_t>(i), frame);
    const bool blank = is_blank(page.text_of(glyph));
    if (open) {
      Chunk& chunk = chunks.back();
      const float gap = placed.begin - end;
      const bool same_line = std::fabs(placed.baseline - chunk.baseline) <= 0.05F * chunk.size &&
                             std::fabs(glyph.size - chunk.size) <= 0.3F * chunk.size;
      if (same_line && gap <= chunk_gap * chunk.size && gap >= -0.5F * chunk.size) {
        chunk.glyphs.push_back(placed);
        // A space that is shown stands in the gap; it does not bridge it.
        if (!blank) end = std::max(placed.end, end);
        continue;
      }
    }
    if (blank) {
      blanks.push_back(placed);
      open = false;
      continue;
    }
    Chunk& chunk = chunks.emplace_back();
    chunk.size = glyph.size;
    chunk.baseline = placed.baseline;
    chunk.glyphs.push_back(placed);
    end = placed.end;
    open = true;
  }
  for (Chunk& chunk : chunks) {
    while (chunk.glyphs.size() > 1 && is_blank(page.text_of(page.glyphs[chunk.glyphs.back().glyph]))) {
      // What follows on the line may have been shown before it.
      blanks.push_back(chunk.glyphs.back());
      chunk.glyphs.pop_back();
    }
    measure_chunk(chunk, page);
  }
  return chunks;
}

// Gives a short horizontal piece its place in a vertical line.
void stand_upright(Chunk& chunk) {
  const float length = chunk.box.width() / static_cast<float>(chunk.glyphs.size());
  chunk.baseline = (chunk.box.top + chunk.box.bottom) / 2 + chunk.size * (cap_height - below_baseline) / 2;
  for (std::size_t i = 0; i < chunk.glyphs.size(); ++i) {
    chunk.glyphs[i].begin = chunk.box.left + length * static_cast<float>(i);
    chunk.glyphs[i].end = chunk.glyphs[i].begin + length;
    chunk.glyphs[i].baseline = chunk.baseline;
  }
}

}  // namespace

Rectangle Frame::of_page(const Rectangle& box) const {
  const float a1 = along(box.left, box.top);
  const float a2 = along(box.right, box.bottom);
  const float d1 = down(box.left, box.top);
  const float d2 = down(box.right, box.bottom);
  return {std::min(a1, a2), std::min(d1, d2), std::max(a1, a2), std::max(d1, d2)};
}

Rectangle Frame::to_page(const Rectangle& box) const {
  // The frame is a rotation: its transpose leads back.
  const float x1 = box.left * along_x - box.top * along_y;
  const float y1 = box.left * along_y + box.top * along_x;
  const float x2 = box.right * along_x - box.bottom * along_y;
  const float y2 = box.right * along_y + box.bottom * along_x;
  return {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
}

void measure_chunk(Chunk& chunk, const PageContent& page) {
  std::map<int, float> sizes;
  for (const Placed& placed : chunk.glyphs) {
    const Glyph& glyph = page.glyphs[placed.glyph];
    sizes[static_cast<int>(std::lround(glyph.size * 8))] += std::max(placed.end - placed.begin, 0.01F);
  }
  float most = -1;
  for (const auto& [size, length] : sizes) {
    if (length > most) {
      most = length;
      chunk.size = static_cast<float>(size) / 8;
    }
  }
  chunk.size = std::max(chunk.size, 0.1F);
  chunk.box.left = chunk.glyphs.front().begin;
  chunk.box.right = chunk.glyphs.front().end;
  for (const Placed& placed : chunk.glyphs) {
    chunk.box.left = std::min(chunk.box.left, placed.begin);
    chunk.box.right = std::max(chunk.box.right, placed.end);
  }
  chunk.baseline = chunk.glyphs.front().baseline;
  chunk.box.top = chunk.baseline - cap_height * chunk.size;
  chunk.box.bottom = chunk.baseline + below_baseline * chunk.size;
}

PageChunks gather_chunks(const PageContent& page, const ChunkOptions& options) {
  PageChunks result;
  std::size_t invisible = 0;
  std::size_t visible = 0;
  for (const Glyph& glyph : page.glyphs) ++(glyph.invisible ? invisible : visible);
  const bool show_invisible = invisible > visible;

  std::array<std::size_t, 4> counts{};
  std::size_t set_down = 0;
  std::vector<std::uint8_t> orientation(page.glyphs.size(), 4);
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (glyph.text_length == 0 || glyph.invisible != show_invisible) {
      if (glyph.text_length == 0 || (glyph.invisible && !show_invisible)) continue;
    }
    if (!std::isfinite(glyph.x) || !std::isfinite(glyph.y) || !std::isfinite(glyph.size) ||
        !std::isfinite(glyph.advance) || glyph.size <= 0)
      continue;
    if (glyph.x + glyph.advance < 0 || glyph.y < 0 || glyph.x > page.width || glyph.y - glyph.size > page.height)
      continue;
    if (options.use_marks && glyph.mark >= 0 && page.marks[static_cast<std::size_t>(glyph.mark)].artifact) continue;
    orientation[i] = static_cast<std::uint8_t>(index_of(nearest_frame(glyph.direction_x, glyph.direction_y)));
    ++counts[orientation[i]];
    set_down += static_cast<std::size_t>(glyph.vertical);
  }
  const auto main = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  result.frame = frames[main];
  result.vertical = set_down * 2 > counts[main];

  std::vector<Chunk> upright;  // short horizontal pieces that may stand in vertical lines
  for (std::size_t turn = 1; turn <= frames.size(); ++turn) {
    // The main frame comes last.
    const std::size_t which = (main + turn) % frames.size();
    if (counts[which] == 0) continue;
    std::vector<Placed> blanks;
    std::vector<Chunk> chunks = runs_of(page, orientation, which, blanks);
    if (which == main) {
      for (Chunk& chunk : upright) chunks.push_back(std::move(chunk));
      merge_touching(chunks);
      put_blanks(chunks, blanks);
      for (Chunk& chunk : chunks) order_glyphs(chunk, page);
      split_at_column_whites(chunks, page, result.frame);
      for (Chunk& chunk : chunks) result.chunks.push_back(std::move(chunk));
      break;
    }
    merge_touching(chunks);
    put_blanks(chunks, blanks);
    for (Chunk& chunk : chunks) {
      order_glyphs(chunk, page);
      chunk.box = result.frame.of_page(frames[which].to_page(chunk.box));
      if (frames[main] == Frame{0, 1} && which == 0 && chunk.glyphs.size() <= most_upright) {
        stand_upright(chunk);
        upright.push_back(std::move(chunk));
        continue;
      }
      chunk.turned = true;
      chunk.baseline = chunk.box.bottom;
      result.chunks.push_back(std::move(chunk));
    }
  }

  std::map<int, std::size_t> sizes;
  for (const Chunk& chunk : result.chunks) sizes[static_cast<int>(std::lround(chunk.size * 4))] += chunk.glyphs.size();
  std::size_t most = 0;
  for (const auto& [size, count] : sizes) {
    if (count > most) {
      most = count;
      result.body_size = static_cast<float>(size) / 4;
    }
  }
  return result;
}

}  // namespace galley::layout
