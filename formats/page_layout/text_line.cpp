// SPDX-License-Identifier: Apache-2.0
#include "page_layout/text_line.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "galley/unicode.hpp"
#include "page_layout/page_habits.hpp"
#include "page_layout/spacing_accents.hpp"
#include "page_layout/visual_order.hpp"
#include "structure/characters.hpp"
#include "structure/sentence.hpp"

namespace galley::layout {
namespace {

constexpr std::size_t no_glyph = static_cast<std::size_t>(-1);

struct Cell {
  std::string text;
  float begin = 0;
  float end = 0;
  std::uint32_t glyph = 0;
  bool blank = false;
  bool doubled = false;
  bool raised = false;  // by its font
  float baseline = 0;
};

char32_t first_of(std::string_view text) { return text.empty() ? 0 : *CodePoints(text).begin(); }
char32_t last_of(std::string_view text) { return text.empty() ? 0 : code_point_before(text, text.size()); }

bool is_blank(std::string_view text) {
  for (const char32_t c : CodePoints(text)) {
    if (!is_white_space(c)) return false;
  }
  return true;
}

// Punctuation in the form that it takes in vertical lines (Unicode block Vertical Forms and CJK Compatibility Forms) is
// the same punctuation.
char32_t without_vertical_form(char32_t c) {
  constexpr std::u32string_view forms = U"︐︑︒︓︔︕︖︗︘︙︰︱︲︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈";
  constexpr std::u32string_view usual = U"，、。：；！？〖〗…‥—–＿（）｛｝〔〕【】《》〈〉「」『』［］";
  static_assert(forms.size() == usual.size());
  const std::size_t at = c >= 0xFE10 && c <= 0xFE48 ? forms.find(c) : std::u32string_view::npos;
  return at == std::u32string_view::npos ? c : usual[at];
}

// Accents painted over letters go into them: over the one before, or over the one behind, which was painted next.
void put_accents_on_letters(std::vector<Cell>& cells) {
  const auto put_on = [&](Cell& letter, const Cell& accent) {
    const float middle = (accent.begin + accent.end) / 2;
    const char32_t c = first_of(letter.text);
    if (letter.blank || middle <= letter.begin || middle >= letter.end || last_of(letter.text) != c) return false;
    const char32_t both = accented(c, first_of(accent.text));
    if (both == 0) return false;
    letter.text.clear();
    append_utf8(letter.text, both);
    return true;
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool accent = cells[i].text.size() <= 2 && is_spacing_accent(first_of(cells[i].text));
    if (accent && kept > 0 && put_on(cells[kept - 1], cells[i])) continue;
    if (accent && i + 1 < cells.size() && put_on(cells[i + 1], cells[i])) continue;
    if (kept != i) cells[kept] = std::move(cells[i]);
    ++kept;
  }
  cells.resize(kept);
}

// Glyphs with the marks that stand over them put behind their letters.
std::vector<Cell> cells_of(const PageContent& page, const std::vector<Placed>& glyphs, float size) {
  std::vector<Cell> cells;
  std::vector<Cell> marks;
  cells.reserve(glyphs.size());
  for (const Placed& placed : glyphs) {
    const Glyph& glyph = page.glyphs[placed.glyph];
    Cell cell{std::string(page.text_of(glyph)),
              placed.begin,
              placed.end,
              placed.glyph,
              false,
              placed.doubled,
              false,
              placed.baseline};
    if (const char32_t form = first_of(cell.text); cell.text.size() == 3 && without_vertical_form(form) != form) {
      cell.text.clear();
      append_utf8(cell.text, without_vertical_form(form));
    }
    cell.blank = is_blank(cell.text);
    if (is_mark(first_of(cell.text))) {
      marks.push_back(std::move(cell));
    } else {
      cells.push_back(std::move(cell));
    }
  }
  for (Cell& mark : marks) {
    // A mark without width is drawn back over the letter before it; of what is read from the right, that letter is
    // painted after its marks.
    float middle = (mark.begin + mark.end) / 2;
    if (mark.end - mark.begin < 0.05F * size) middle += (is_right_to_left(first_of(mark.text)) ? 0.08F : -0.08F) * size;
    auto base = std::partition_point(cells.begin(), cells.end(), [&](const Cell& c) { return c.begin <= middle; });
    if (base != cells.begin()) --base;
    while (base != cells.end() && base->blank) ++base;
    if (base == cells.end()) {
      cells.push_back(std::move(mark));
    } else {
      base->text += mark.text;
    }
  }
  put_accents_on_letters(cells);
  return cells;
}

// A few narrow figures that cling to a word or to other figures, with nothing behind them that they would belong to.
void find_raised_figures(const PageContent& page, std::vector<Cell>& cells, const LineHabits& habits) {
  constexpr std::size_t most = 3;
  if (habits.figures.empty()) return;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (!is_narrow_figure(page, page.glyphs[cells[i].glyph], habits.figures)) continue;
    std::size_t end = i + 1;
    while (end < cells.size() && is_narrow_figure(page, page.glyphs[cells[end].glyph], habits.figures)) ++end;
    const bool clings =
        !cells[i - 1].blank && cells[i].begin - cells[i - 1].end < 0.15F * page.glyphs[cells[i].glyph].size;
    const bool ends = end == cells.size() || !is_letter_or_digit(first_of(cells[end].text));
    if (clings && ends && end - i <= most) {
      for (std::size_t k = i; k < end; ++k) cells[k].raised = true;
    }
    i = end;
  }
}

// Gaps that part words, at least.
struct WordGaps {
  float least = 0;
  float behind_stop = 0;  // behind a stop or a comma, where justified lines leave less
};

WordGaps word_gaps(const std::vector<Cell>& cells, float size) {
  std::vector<float> gaps;
  std::size_t blanks = 0;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    blanks += static_cast<std::size_t>(cells[i].blank);
    // Leader dots and the like stand apart by a habit of their own.
    if (is_letter_or_digit(last_of(cells[i].text)) && is_letter_or_digit(first_of(cells[i + 1].text)))
      gaps.push_back(cells[i + 1].begin - cells[i].end);
  }
  // Where most spaces are shown, gaps are of another kind; where they are mixed, both count.
  const auto unmarked =
      static_cast<std::size_t>(std::count_if(gaps.begin(), gaps.end(), [&](float gap) { return gap > 0.18F * size; }));
  const bool spaces_shown = blanks * 14 >= cells.size() && blanks > unmarked;
  WordGaps least{(spaces_shown ? 0.28F : 0.15F) * size, 0.11F * size};
  if (gaps.size() >= 8) {
    // Letter-spaced lines have gaps everywhere: only what is clearly wider parts words.
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    const float usual = gaps[gaps.size() / 2];
    if (usual > 0.04F * size) {
      least.least += std::min(usual, 0.5F * size);
      least.behind_stop += std::min(usual, 0.5F * size);
    }
  }
  return least;
}

// Within numbers there is no space at all.
bool is_behind_stop(const Cell* before, const Cell& left, const Cell& right) {
  const char32_t stop = last_of(left.text);
  if (stop != U',' && stop != U'.' && stop != U';' && stop != U':' && stop != U'?' && stop != U'!') return false;
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  const char32_t next = first_of(right.text);
  return before != nullptr && is_letter_or_digit(last_of(before->text)) && is_letter_or_digit(next) &&
         !(is_digit(last_of(before->text)) && is_digit(next));
}

bool parts_words(const Cell* before, const Cell& left, const Cell& right, const WordGaps& gaps, float size) {
  const float gap = right.begin - left.end;
  const float least = is_behind_stop(before, left, right) ? gaps.behind_stop : gaps.least;
  if (gap <= least) return false;
  const bool left_unspaced = structure::is_unspaced(last_of(left.text));
  const bool right_unspaced = structure::is_unspaced(first_of(right.text));
  if (left_unspaced && right_unspaced) return gap > std::max(0.75F * size, least);
  // Typesetters leave a quarter of an em between Han and Latin letters that no space was typed in.
  if (left_unspaced || right_unspaced) return gap > std::max(0.4F * size, least);
  return true;
}

// May a line end between the two, without a space? Beside Han and Kana it may, but not after what opens nor before
// what closes; quotation marks of the West do both (UAX #14).
bool may_break(char32_t left, char32_t right) {
  if (!structure::is_unspaced(left) && !structure::is_unspaced(right)) return false;
  if (!is_letter_or_digit(right)) return false;
  return is_letter_or_digit(left) ||
         (!structure::is_opening_mark(left) && left != U'“' && left != U'”' && left != U'‘' && left != U'’');
}

Style style_of(const PageContent& page, const Cell& cell, float size, float baseline, const LineHabits& habits) {
  const Glyph& glyph = page.glyphs[cell.glyph];
  Style style = Style::none;
  if (glyph.font < page.fonts.size()) {
    const Font& font = page.fonts[glyph.font];
    if ((font.bold || cell.doubled) && !habits.strong) style = style | Style::strong;
    if (font.italic) style = style | Style::emphasis;
    if (font.monospaced && !habits.monospaced) style = style | Style::code;
  }
  if (cell.raised) style = style | Style::superscript;
  if (glyph.size < 0.86F * size) {
    const float raised = baseline - cell.baseline;
    if (raised > 0.15F * size) style = style | Style::superscript;
    if (raised < -0.06F * size) style = style | Style::subscript;
  }
  return style;
}

/// The middle of what a glyph shows, on the page: what links lie over.
struct Point {
  float x = 0;
  float y = 0;
};

Point middle_of(const Glyph& glyph) {
  return {glyph.x + glyph.direction_x * glyph.advance / 2 + glyph.direction_y * 0.3F * glyph.size,
          glyph.y + glyph.direction_y * glyph.advance / 2 - glyph.direction_x * 0.3F * glyph.size};
}

/// The links that a line may have to do with, so that its glyphs need not ask all those of the page.
std::vector<std::int32_t> links_near(const PageContent& page, const std::vector<Cell>& cells) {
  std::vector<std::int32_t> near;
  if (page.links.empty() || cells.empty()) return near;
  const Point first = middle_of(page.glyphs[cells.front().glyph]);
  Rectangle span{first.x, first.y, first.x, first.y};
  for (const Cell& cell : cells) {
    const Point point = middle_of(page.glyphs[cell.glyph]);
    span.left = std::min(span.left, point.x);
    span.right = std::max(span.right, point.x);
    span.top = std::min(span.top, point.y);
    span.bottom = std::max(span.bottom, point.y);
  }
  for (std::size_t i = 0; i < page.links.size(); ++i) {
    const Rectangle& box = page.links[i].box;
    if (box.left <= span.right && box.right >= span.left && box.top <= span.bottom && box.bottom >= span.top) {
      near.push_back(static_cast<std::int32_t>(i));
    }
  }
  return near;
}

std::int32_t link_at(const PageContent& page, const std::vector<std::int32_t>& near, const Glyph& glyph) {
  const Point point = middle_of(glyph);
  for (const std::int32_t link : near) {
    const Rectangle& box = page.links[static_cast<std::size_t>(link)].box;
    if (point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom) return link;
  }
  return -1;
}

// Do glyphs of the two stand at the same place? A raised figure may stand in a gap of the other.
bool lie_over_each_other(const Chunk& a, const Chunk& b) {
  const float shared = std::min(a.box.right, b.box.right) - std::max(a.box.left, b.box.left);
  if (shared <= 0.4F * std::min(a.box.width(), b.box.width())) return false;
  const Chunk& small = a.box.width() < b.box.width() ? a : b;
  const Chunk& large = a.box.width() < b.box.width() ? b : a;
  // Glyphs are sorted by where they begin, and few are wider than twice their size.
  auto glyph = std::lower_bound(large.glyphs.begin(), large.glyphs.end(), small.box.left - 2 * large.size,
                                [](const Placed& placed, float along) { return placed.begin < along; });
  for (; glyph != large.glyphs.end() && glyph->begin < small.box.right; ++glyph) {
    const float both = std::min(glyph->end, small.box.right) - std::max(glyph->begin, small.box.left);
    if (both > 0.4F * std::min(glyph->end - glyph->begin, small.box.width()) && both > 0.1F * small.size) return true;
  }
  return false;
}

void append(std::vector<Run>& runs, std::string_view text, Style style, std::int32_t link) {
  if (runs.empty() || runs.back().style != style || runs.back().link != link) runs.push_back({{}, style, link});
  runs.back().text += text;
}

}  // namespace

std::string TextLine::text() const {
  std::string text;
  for (const Run& run : runs) text += run.text;
  return text;
}

TextLine make_line(const PageContent& page, std::vector<Placed> glyphs, float size, LineHabits& habits) {
  TextLine line;
  line.size = size;
  std::map<int, float> baselines;
  for (const Placed& placed : glyphs) {
    if (page.glyphs[placed.glyph].size >= 0.86F * size)
      baselines[static_cast<int>(std::lround(placed.baseline * 4))] += placed.end - placed.begin + 0.01F;
  }
  float most = -1;
  line.baseline = glyphs.empty() ? 0 : glyphs.front().baseline;
  for (const auto& [baseline, length] : baselines) {
    if (length > most) {
      most = length;
      line.baseline = static_cast<float>(baseline) / 4;
    }
  }
  std::vector<Cell> cells = cells_of(page, glyphs, size);
  find_raised_figures(page, cells, habits);
  const WordGaps gaps = word_gaps(cells, size);
  const std::vector<std::int32_t> links = links_near(page, cells);

  std::vector<VisualUnit> units;
  units.reserve(cells.size() + cells.size() / 4);
  const Cell* last = nullptr;
  const Cell* before = nullptr;  // the last one
  bool blank = false;
  float word_end = 0;
  bool word_open = true;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    if (cell.blank) {
      // A space that lies over a letter is none.
      if (last != nullptr && (cell.begin + cell.end) / 2 > last->end - 0.1F * size) blank = true;
      continue;
    }
    if (last != nullptr) {
      const bool space = blank || parts_words(before, *last, cell, gaps, size);
      const char32_t left = last_of(last->text);
      const char32_t right = first_of(cell.text);
      if (is_han(left) != is_han(right) && is_letter_or_digit(left) && is_letter_or_digit(right))
        ++(space ? habits.spaced_scripts : habits.touching_scripts);
      if (space) units.push_back({" ", no_glyph});
      if (word_open && (space || may_break(left, right))) word_open = false;
    }
    if (word_open) word_end = cell.end;
    units.push_back({cell.text, i});
    before = last;
    last = &cell;
    blank = false;
  }
  if (cells.empty() || units.empty()) return line;
  line.right_to_left = to_reading_order(units, habits.right_to_left, habits.arabic);
  line.first_word = std::max(0.0F, word_end - cells.front().begin);
  if (line.right_to_left) {
    // The line begins at its right end.
    float begin = cells.back().begin;
    for (std::size_t i = cells.size(); i > 0 && !cells[i - 1].blank; --i) begin = cells[i - 1].begin;
    line.first_word = cells.back().end - begin;
  }

  std::size_t strong = 0;
  std::size_t set_apart = 0;
  std::size_t letters = 0;
  for (const VisualUnit& unit : units) {
    if (unit.source == no_glyph) continue;
    ++line.characters;
    letters += static_cast<std::size_t>(is_letter_or_digit(first_of(unit.text)));
    const std::uint16_t font = page.glyphs[cells[unit.source].glyph].font;
    const bool apart = habits.plain_font >= 0 && font != habits.plain_font && font < page.fonts.size() &&
                       size >= 0.95F * habits.plain_size && tells_no_weight(page.fonts[font].name);
    if (has(style_of(page, cells[unit.source], size, line.baseline, habits), Style::strong))
      ++strong;
    else if (apart)
      ++set_apart;
  }
  // Formulas are in fonts of their own, too.
  if (letters * 5 >= line.characters * 4) strong += set_apart;
  line.strong = strong == line.characters;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].source == no_glyph) {
      // A space takes what both sides have.
      Style style = Style::none;
      std::int32_t link = -1;
      if (!line.runs.empty() && i + 1 < units.size()) {
        const Cell& next = cells[units[i + 1].source];
        const Style after = style_of(page, next, size, line.baseline, habits);
        style = line.runs.back().style & after;
        if (line.runs.back().link == link_at(page, links, page.glyphs[next.glyph])) link = line.runs.back().link;
      }
      append(line.runs, " ", style, link);
      continue;
    }
    const Cell& cell = cells[units[i].source];
    append(line.runs, units[i].text, style_of(page, cell, size, line.baseline, habits),
           link_at(page, links, page.glyphs[cell.glyph]));
  }
  return line;
}

std::vector<TextLine> make_lines(const PageContent& page, const PageChunks& chunks,
                                 const std::vector<std::uint32_t>& members, LineHabits& habits) {
  struct Open {
    Rectangle main;  // of the largest chunk
    Rectangle box;
    float size = 0;
    float length = 0;  // of the chunk that gave the size
    bool turned = false;
    std::vector<std::uint32_t> chunks;
  };
  std::vector<std::uint32_t> sorted = members;
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return chunks.chunks[a].baseline < chunks.chunks[b].baseline;
  });
  std::vector<Open> open;
  for (const std::uint32_t member : sorted) {
    const Chunk& chunk = chunks.chunks[member];
    Open* found = nullptr;
    for (std::size_t back = open.size(); back > 0 && back + 6 > open.size() && !chunk.turned; --back) {
      Open& line = open[back - 1];
      if (line.turned) continue;
      const float overlap = std::min(line.main.bottom, chunk.box.bottom) - std::max(line.main.top, chunk.box.top);
      if (overlap < 0.5F * std::min(line.main.height(), chunk.box.height())) continue;
      const bool clash = std::any_of(line.chunks.begin(), line.chunks.end(), [&](std::uint32_t other) {
        return lie_over_each_other(chunks.chunks[other], chunk);
      });
      if (!clash || line.chunks.size() > 64) found = &line;
      break;
    }
    if (found == nullptr) {
      found = &open.emplace_back();
      found->box = chunk.box;
      found->turned = chunk.turned;
    }
    const float length = chunk.box.width();
    if (chunk.size > found->size * 1.15F || (chunk.size > found->size * 0.6F && length > found->length)) {
      found->main = chunk.box;
      found->size = chunk.size;
      found->length = length;
    }
    found->box.left = std::min(found->box.left, chunk.box.left);
    found->box.right = std::max(found->box.right, chunk.box.right);
    found->chunks.push_back(member);
  }
  std::vector<TextLine> lines;
  lines.reserve(open.size());
  for (Open& line : open) {
    std::stable_sort(line.chunks.begin(), line.chunks.end(), [&](std::uint32_t a, std::uint32_t b) {
      return chunks.chunks[a].box.left < chunks.chunks[b].box.left;
    });
    std::vector<Placed> glyphs;
    for (const std::uint32_t member : line.chunks) {
      const std::vector<Placed>& more = chunks.chunks[member].glyphs;
      glyphs.insert(glyphs.end(), more.begin(), more.end());
    }
    const auto earlier = [](const Placed& a, const Placed& b) { return a.begin < b.begin; };
    if (!std::is_sorted(glyphs.begin(), glyphs.end(), earlier)) std::stable_sort(glyphs.begin(), glyphs.end(), earlier);
    TextLine& made = lines.emplace_back(make_line(page, std::move(glyphs), line.size, habits));
    made.box = {line.box.left, line.main.top, line.box.right, line.main.bottom};
    made.turned = line.turned;
    if (made.turned) made.baseline = line.main.bottom;
  }
  std::erase_if(lines, [](const TextLine& line) { return line.runs.empty(); });
  std::stable_sort(lines.begin(), lines.end(),
                   [](const TextLine& a, const TextLine& b) { return a.baseline < b.baseline; });
  return lines;
}

std::vector<TextLine> lines_as_shown(const PageContent& page, LineHabits& habits) {
  std::vector<TextLine> lines;
  std::vector<Placed> open;
  float size = 0;
  float first_begin = 0;
  float last_end = 0;
  const auto finish = [&] {
    if (open.empty()) return;
    std::stable_sort(open.begin(), open.end(), [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
    lines.push_back(make_line(page, std::move(open), size, habits));
    if (lines.back().runs.empty()) lines.pop_back();
    open.clear();
  };
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Glyph& glyph = page.glyphs[i];
    if (glyph.text_length == 0) continue;
    Placed placed;
    placed.glyph = static_cast<std::uint32_t>(i);
    placed.begin = glyph.x * glyph.direction_x + glyph.y * glyph.direction_y;
    placed.end = placed.begin + std::max(glyph.advance, 0.0F);
    placed.baseline = glyph.y * glyph.direction_x - glyph.x * glyph.direction_y;
    // What is painted over the line again, or over a line that leans, is a line of its own.
    const bool over = !open.empty() && placed.begin < last_end - std::max(size, glyph.size) &&
                      placed.begin > first_begin - 0.1F * size && placed.end > placed.begin;
    if (over ||
        (!open.empty() && !(std::fabs(placed.baseline - open.back().baseline) <= 0.5F * std::max(size, glyph.size))))
      finish();
    if (open.empty()) {
      size = glyph.size;
      first_begin = placed.begin;
      last_end = placed.end;
    }
    first_begin = std::min(first_begin, placed.begin);
    last_end = std::max(last_end, placed.end);
    open.push_back(placed);
  }
  finish();
  return lines;
}

}  // namespace galley::layout
