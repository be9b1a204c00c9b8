// SPDX-License-Identifier: Apache-2.0
#include "pdf/marked_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "galley/unicode.hpp"
#include "page_layout/text_line.hpp"

namespace galley::pdf {
namespace {

// In a justified line of few words, of the font size.
constexpr float widest_space = 8;

using layout::Glyph;
using layout::PageContent;

bool is_blank(std::string_view text) {
  for (const char32_t c : CodePoints(text)) {
    if (!is_white_space(c)) return false;
  }
  return true;
}

float along(const Glyph& g) { return g.x * g.direction_x + g.y * g.direction_y; }
float down(const Glyph& g) { return g.y * g.direction_x - g.x * g.direction_y; }

// How what begins at `next` follows what ends at `last`.
enum class Follows { touching, spaced, next_line };

Follows follows(const TextEdge& last, const TextEdge& next) {
  if (last.page != next.page) return Follows::next_line;
  const float size = std::max(last.size, next.size);
  if (std::fabs(last.down - next.down) > 0.6F * size) return Follows::next_line;
  const float gap = std::fabs(next.along - last.along);
  return gap > 0.16F * std::min(last.size, next.size) ? Follows::spaced : Follows::touching;
}

// One run of glyphs on one line, to be read as a line.
struct Segment {
  std::vector<layout::Placed> glyphs;
  float size = 0;
  TextEdge begin;
  TextEdge end;
  bool space_before = false;
  bool space_after = false;
};

void push(std::vector<layout::Run>& runs, const layout::Run& run) {
  if (run.text.empty()) return;
  if (!runs.empty() && runs.back().style == run.style && runs.back().link == run.link && runs.back().note == run.note) {
    runs.back().text += run.text;
  } else {
    runs.push_back(run);
  }
}

}  // namespace

std::vector<std::int32_t> identified_marks(const PageContent& page) {
  std::vector<std::int32_t> identified(page.marks.size(), -1);
  for (std::size_t i = 0; i < page.marks.size(); ++i) {
    const layout::Mark& mark = page.marks[i];
    if (mark.identifier >= 0) {
      identified[i] = static_cast<std::int32_t>(i);
    } else if (mark.parent >= 0 && static_cast<std::size_t>(mark.parent) < i) {
      identified[i] = identified[static_cast<std::size_t>(mark.parent)];
    }
  }
  return identified;
}

void join(MarkedText& text, const MarkedText& next, const layout::LineHabits& habits) {
  if (next.runs.empty()) {
    text.space_after = text.space_after || next.space_before || next.space_after;
    return;
  }
  if (text.runs.empty()) {
    const bool space = text.space_after || text.space_before;
    text = next;
    text.space_before = text.space_before || space;
    return;
  }
  const Follows how = follows(text.end, next.begin);
  if (how == Follows::next_line) {
    layout::append_line(text.runs, next.runs, habits);
  } else {
    // A gap alone is no sure sign between runs of letters that run to the left.
    const bool space = text.space_after || next.space_before || how == Follows::spaced;
    if (space)
      push(text.runs, {" ", text.runs.back().style & next.runs.front().style,
                       text.runs.back().link == next.runs.front().link ? text.runs.back().link : -1});
    for (const layout::Run& run : next.runs) push(text.runs, run);
  }
  if (next.characters > text.characters) text.size = next.size;
  text.end = next.end;
  text.space_after = next.space_after;
  text.strong = text.strong && next.strong;
  text.characters += next.characters;
}

void MarkedTexts::add_page(const PageContent& page) {
  const auto number = static_cast<std::int32_t>(page.number) - 1;
  const std::vector<std::int32_t> identified = identified_marks(page);
  const auto link_offset = static_cast<std::int32_t>(links_.size());
  links_.insert(links_.end(), page.links.begin(), page.links.end());
  for (const layout::Picture& picture : page.pictures) {
    if (picture.mark < 0 || picture.object == 0) continue;
    const std::int32_t mark = identified[static_cast<std::size_t>(picture.mark)];
    if (mark < 0) continue;
    const layout::Mark& of = page.marks[static_cast<std::size_t>(mark)];
    pictures_.try_emplace({number, of.content, of.identifier}, picture.object);
  }
  std::vector<Segment> segments;
  std::int32_t open = -1;
  const auto finish = [&] {
    if (open >= 0 && !segments.empty()) {
      const layout::Mark& mark = page.marks[static_cast<std::size_t>(open)];
      MarkedText& text = texts_[{number, mark.content, mark.identifier}];
      for (Segment& segment : segments) {
        MarkedText next;
        next.space_before = segment.space_before;
        next.space_after = segment.space_after;
        if (!segment.glyphs.empty()) {
          std::stable_sort(segment.glyphs.begin(), segment.glyphs.end(),
                           [](const layout::Placed& a, const layout::Placed& b) { return a.begin < b.begin; });
          const layout::TextLine line = layout::make_line(page, std::move(segment.glyphs), segment.size, habits_);
          next.runs = line.runs;
          for (layout::Run& run : next.runs) {
            if (run.link >= 0) run.link += link_offset;
          }
          next.begin = segment.begin;
          next.end = segment.end;
          if (line.right_to_left) std::swap(next.begin.along, next.end.along);
          next.size = segment.size;
          next.strong = line.strong;
          next.characters = line.characters;
        }
        join(text, next, habits_);
      }
    }
    segments.clear();
  };
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (glyph.text_length == 0) continue;
    const bool artifact = glyph.mark >= 0 && page.marks[static_cast<std::size_t>(glyph.mark)].artifact;
    if (artifact) continue;
    const bool blank = is_blank(page.text_of(glyph));
    if (!blank) ++characters_;
    const std::int32_t mark = glyph.mark < 0 ? -1 : identified[static_cast<std::size_t>(glyph.mark)];
    if (mark != open) {
      finish();
      open = mark;
    }
    if (mark < 0) continue;
    const float a = along(glyph);
    const float d = down(glyph);
    bool same = !segments.empty();
    if (same) {
      const Segment& last = segments.back();
      const float size = std::max(last.size, glyph.size);
      same = std::fabs(last.end.down - d) <= 0.05F * size + 0.01F && last.size == glyph.size &&
             a > last.begin.along - 0.6F * size && a < last.end.along + widest_space * size;
      // What runs to the left comes from the right.
      same = same || (std::fabs(last.end.down - d) <= 0.05F * size && last.size == glyph.size &&
                      a + glyph.advance > last.begin.along - widest_space * size && a < last.end.along);
    }
    if (!same) {
      if (blank) {
        if (segments.empty()) segments.emplace_back();
        segments.back().space_after = true;
        if (segments.back().glyphs.empty()) segments.back().space_before = true;
        continue;
      }
      if (segments.empty() || !segments.back().glyphs.empty()) segments.emplace_back();
      Segment& segment = segments.back();
      segment.size = glyph.size;
      segment.begin = segment.end = {number, a, d, glyph.size};
      segment.space_after = false;
    }
    Segment& segment = segments.back();
    segment.glyphs.push_back({a, a + std::max(glyph.advance, 0.0F), d, static_cast<std::uint32_t>(i), false});
    segment.space_after = blank;
    if (!blank) {
      segment.begin.along = std::min(segment.begin.along, a);
      segment.end.along = std::max(segment.end.along, a + glyph.advance);
    }
  }
  finish();
}

const MarkedText* MarkedTexts::find(std::int32_t page, std::int64_t stream, std::int32_t mark) const {
  const auto found = texts_.find({page, stream, mark});
  return found == texts_.end() ? nullptr : &found->second;
}

std::int64_t MarkedTexts::picture(std::int32_t page, std::int64_t stream, std::int32_t mark) const {
  const auto found = pictures_.find({page, stream, mark});
  return found == pictures_.end() ? 0 : found->second;
}

void apply_actual_text(PageContent& page) {
  std::vector<std::int32_t> replaced(page.marks.size(), -1);  // the outermost mark that gives text
  bool any = false;
  for (std::size_t i = 0; i < page.marks.size(); ++i) {
    const layout::Mark& mark = page.marks[i];
    if (mark.parent >= 0 && static_cast<std::size_t>(mark.parent) < i)
      replaced[i] = replaced[static_cast<std::size_t>(mark.parent)];
    if (replaced[i] < 0 && mark.has_actual_text) replaced[i] = static_cast<std::int32_t>(i);
    any = any || mark.has_actual_text;
  }
  if (!any) return;
  std::vector<bool> told(page.marks.size(), false);
  for (Glyph& glyph : page.glyphs) {
    const std::int32_t mark = glyph.mark < 0 ? -1 : replaced[static_cast<std::size_t>(glyph.mark)];
    if (mark < 0) continue;
    const auto index = static_cast<std::size_t>(mark);
    if (told[index]) {
      glyph.text_length = 0;
      continue;
    }
    told[index] = true;
    // A glyph that stands for nothing is the hyphen of a line end.
    const std::string_view text =
        page.marks[index].actual_text.empty() ? "\xC2\xAD" : std::string_view(page.marks[index].actual_text);
    glyph.text_begin = static_cast<std::uint32_t>(page.text.size());
    glyph.text_length =
        static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), std::numeric_limits<std::uint16_t>::max()));
    page.text.append(text, 0, glyph.text_length);
  }
}

}  // namespace galley::pdf
