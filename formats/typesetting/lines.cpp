// SPDX-License-Identifier: Apache-2.0
#include "typesetting/lines.hpp"

#include <algorithm>
#include <cmath>

#include "typesetting/bidi.hpp"
#include "typesetting/cjk.hpp"
#include "typesetting/unicode.hpp"

namespace galley::typesetting {
namespace {

/// Half the height of letters, in ems: where the middle of a line of text is above its baseline.
constexpr float middle_above_baseline = 0.36F;

const ShapedText* sign_of(char32_t sign, const Paragraph& paragraph, const ParagraphStyle& style, Composer& composer,
                          std::uint16_t style_index) {
  FontRequest request;
  const TextStyle& text = paragraph.styles[style_index];
  request.family = style.family;
  request.font_class = text.font_class;
  request.bold = text.bold;
  request.italic = text.italic;
  request.script = HB_SCRIPT_LATIN;
  request.language = text.language;
  return &composer.shaper.character(composer.shaper.context(request, HB_DIRECTION_LTR), sign);
}

const ShapedText* hyphen_of(const Paragraph& paragraph, const ParagraphStyle& style, Composer& composer,
                            std::uint16_t style_index) {
  return sign_of(U'-', paragraph, style, composer, style_index);
}

/// Something on a line, in logical order.
struct Slot {
  const Unit* unit = nullptr;
  const ShapedText* hyphen = nullptr;  // instead of the unit's text
  float lead = 0;                      // blank before the glyphs
  float width = 0;                     // all of it
  float x = 0;                         // where it begins, from the left
  std::uint8_t level = 0;
};

class LineSetter {
 public:
  LineSetter(const Paragraph& paragraph, const ParagraphStyle& style, Composer& composer)
      : paragraph_(paragraph), style_(style), composer_(composer) {
    vertical_ = style.writing_mode == WritingMode::vertical;
    marks_above_ = primary_language(style.language) == "ja" || vertical_;
  }

  Piece set(const LineExtent& line, float x, float width, float indent) {
    Piece piece;
    piece.height = style_.line_height;
    collect(line);
    float total = 0;
    for (const Slot& slot : slots_) total += slot.width;
    const float start_trim = line.begin > 0 && line.visible > line.begin ? paragraph_.units[line.begin].trim_start : 0;
    const float end_trim = line.visible > line.begin ? paragraph_.units[line.visible - 1].trim_end : 0;
    const float seen = total - start_trim - end_trim - trailing_;
    const float room = width - indent - seen;
    float offset = 0;  // from the side at which the line begins
    if (style_.alignment == Alignment::center) offset = room / 2;
    if (style_.alignment == Alignment::end) offset = room;
    pen_ =
        paragraph_.right_to_left ? x + width - indent - offset - total + start_trim : x + indent + offset - start_trim;
    middle_ = style_.line_height / 2;
    // Each slot has its place by the visual order, and is drawn in the order of the text.
    if (paragraph_.bidirectional) {
      std::vector<std::uint8_t> levels;
      levels.reserve(slots_.size());
      for (const Slot& slot : slots_) levels.push_back(slot.level);
      for (const std::uint32_t i : visual_order(levels)) {
        slots_[i].x = pen_;
        pen_ += slots_[i].width;
      }
    } else {
      for (Slot& slot : slots_) {
        slot.x = pen_;
        pen_ += slot.width;
      }
    }
    for (const Slot& slot : slots_) draw(slot, piece);
    // What the line end swallows is said all the same: further spaces, and that the line had to end.
    const std::vector<Unit>& units = paragraph_.units;
    for (std::uint32_t i = line.visible + (keeps_space_ ? 1 : 0); i < line.end; ++i) {
      if (units[i].text != nullptr) say(text_between(units[i].lead_begin, units[i].tail_end), units[i].style, piece);
    }
    if (line.end > line.begin && units[line.end - 1].break_after == BreakAfter::forced)
      say(U"\u2028", units[line.end - 1].break_style, piece);
    return piece;
  }

 private:
  void collect(const LineExtent& line) {
    slots_.clear();
    trailing_ = 0;
    const std::vector<Unit>& units = paragraph_.units;
    for (std::uint32_t i = line.begin; i < line.visible; ++i) {
      const Unit& unit = units[i];
      Slot& slot = slots_.emplace_back();
      slot.unit = &unit;
      slot.width = unit.width;
      slot.level = unit.level;
      if (unit.ruby >= 0) {
        const RubyText& ruby = paragraph_.rubies[static_cast<std::size_t>(unit.ruby)];
        slot.lead = std::max(0.0F, (ruby.width - ruby.base_width) / static_cast<float>(ruby.units) / 2);
      }
      if (i + 1 < line.visible) {
        slot.width += unit.gap + line.ratio * (line.ratio > 0 ? unit.stretch : unit.shrink);
      }
    }
    if (line.hyphen && line.visible > line.begin) {
      const Unit& last = units[line.visible - 1];
      Slot slot;
      slot.unit = &last;
      slot.hyphen = hyphen_of(paragraph_, style_, composer_, last.style);
      slot.width = slot.hyphen->width * paragraph_.styles[last.style].size;
      slot.level = last.level;
      slots_.push_back(slot);
    }
    // One space stays at the end, beyond the measure, so that the text of the page has it.
    keeps_space_ = line.visible < line.end && line.end < units.size();
    if (keeps_space_) {
      const Unit& space = units[line.visible];
      Slot slot;
      slot.unit = &space;
      slot.width = trailing_ = space.gap;
      slot.level = paragraph_.right_to_left ? 1 : 0;
      slots_.push_back(slot);
    }
  }

  void draw(const Slot& slot, Piece& piece) {
    const Unit& unit = *slot.unit;
    if (unit.note >= 0) piece.notes.push_back(static_cast<std::uint32_t>(unit.note));
    if (unit.ruby >= 0) {
      ruby_ = &unit;
      ruby_pen_ = slot.x;
      ruby_left_ = paragraph_.rubies[static_cast<std::size_t>(unit.ruby)].units;
    }
    draw_text(slot, piece);
    // The reading comes after its base, as it is read.
    if (ruby_left_ > 0 && --ruby_left_ == 0) draw_reading(*ruby_, piece);
  }

  void draw_text(const Slot& slot, Piece& piece) {
    const Unit& unit = *slot.unit;
    const ShapedText* text = slot.hyphen != nullptr ? slot.hyphen : unit.text;
    if (text == nullptr || (slot.hyphen == nullptr && unit.glyph_begin == unit.glyph_end)) {
      say(text_between(unit.lead_begin, text == nullptr ? unit.begin : unit.tail_end), unit.style, piece);
      return;
    }
    const TextStyle& style = paragraph_.styles[unit.style];
    const bool upright = unit.orientation == Orientation::upright;
    if (unit.cjk_like) {
      draw_upright_number(slot, style, *text, piece);
      return;
    }
    const float y = upright ? middle_ - style.rise : middle_ + middle_above_baseline * style_.font_size - style.rise;
    const bool backward = (unit.level & 1) != 0 && slot.hyphen == nullptr;
    const bool whole = slot.hyphen != nullptr || unit.space;
    const float glyph_width = whole ? slot.width : unit.width - slot.lead;
    // Where the pen is before the first glyph: a gap after the unit is at its left where text runs left.
    const float start = backward ? slot.x + slot.width : slot.x + slot.lead;
    GlyphRun& run = run_for(*text, style.size, style.element, style.gray, unit.orientation, backward, start, y, piece);
    std::size_t first = slot.hyphen != nullptr ? 0 : unit.glyph_begin;
    const std::size_t first_of_unit = run.glyphs.size();
    const std::size_t last = slot.hyphen != nullptr ? text->glyphs.size() : unit.glyph_end;
    for (; first < last; ++first) {
      Glyph& glyph = run.glyphs.emplace_back(text->glyphs[first]);
      glyph.advance = glyph.advance * style.size + gap_;
      gap_ = 0;
      glyph.dx *= style.size;
      glyph.dy *= style.size;
    }
    if (slot.hyphen != nullptr && !run.glyphs.empty()) run.glyphs.back().text = 0x00AD;
    if (unit.space && !run.glyphs.empty()) run.glyphs.back().advance += slot.width - text->width * style.size;
    if (slot.hyphen == nullptr) {
      const bool tab = paragraph_.text[unit.begin] == u'\t';
      if (tab && !unit.space) run.glyphs.back().advance += unit.width - text->width * style.size;
      if (tab) run.glyphs.back().text = U'\t';
      say_undrawn(unit, first_of_unit, run);
    }
    run_end_ = backward ? start - glyph_width : start + glyph_width;
    if (unit.spread && !whole) run_end_ += spread_glyphs(slot, style, run);
    if (style.link != no_element) add_link_area(style, slot.x, y, slot.width, piece);
    if (style.emphasis_marks && unit.ideograph) add_mark(style, unit, slot.x + slot.lead, piece);
  }

  /// Moves the letters at the end of a run apart by what a slot is wider than they are, though not so far that they
  /// look like words of their own. Returns how much wider they are then.
  static float spread_glyphs(const Slot& slot, const TextStyle& style, GlyphRun& run) {
    const std::size_t first = run.glyphs.size() - (slot.unit->glyph_end - slot.unit->glyph_begin);
    const auto ends_letter = [&](std::size_t i) { return i + 1 == run.glyphs.size() || run.glyphs[i + 1].advance > 0; };
    float letters = 0;
    for (std::size_t i = first; i < run.glyphs.size(); ++i) letters += ends_letter(i) ? 1.0F : 0.0F;
    const float each = std::min((slot.width - slot.unit->width) / std::max(letters, 1.0F), 0.08F * style.size);
    for (std::size_t i = first; i < run.glyphs.size(); ++i) {
      if (ends_letter(i)) run.glyphs[i].advance += each;
    }
    return each * letters;
  }

  /// A short number across a vertical line: a horizontal run, centred in the square that the line has for it.
  void draw_upright_number(const Slot& slot, const TextStyle& style, const ShapedText& text, Piece& piece) {
    const float width = text.width * style.size;
    const float x = slot.x + style.size / 2 + middle_above_baseline * style.size;
    GlyphRun& run = run_for(text, style.size, style.element, style.gray, Orientation::horizontal, false, x,
                            middle_ + width / 2, piece);
    const std::size_t first_of_unit = run.glyphs.size();
    for (Glyph glyph : text.glyphs) {
      glyph.advance *= style.size;
      glyph.dx *= style.size;
      glyph.dy *= style.size;
      run.glyphs.push_back(glyph);
    }
    say_undrawn(*slot.unit, first_of_unit, run);
    run_end_ = -1e6F;
    if (style.link != no_element)
      add_link_area(style, slot.x, middle_ + middle_above_baseline * style.size, slot.width, piece);
  }

  std::u32string text_between(std::size_t begin, std::size_t end) const {
    std::u32string text;
    for (std::size_t i = begin; i < end;) text += next_code_point(paragraph_.text, i);
    return text;
  }

  /// Lets the first and last glyph of a unit say the characters around it that are not drawn.
  void say_undrawn(const Unit& unit, std::size_t first_glyph, GlyphRun& run) {
    if ((unit.lead_begin == unit.begin && unit.tail_end == unit.end) || first_glyph >= run.glyphs.size()) return;
    ClusterTexts& texts = composer_.shaper.texts();
    const auto add = [&](Glyph& glyph, const std::u32string& before, const std::u32string& after) {
      std::u32string own;
      if (glyph.text != no_text)
        own =
            (glyph.text & cluster_text) != 0 ? texts[glyph.text] : std::u32string(1, static_cast<char32_t>(glyph.text));
      glyph.text = texts.add(before + own + after);
    };
    if (unit.lead_begin < unit.begin) add(run.glyphs[first_glyph], text_between(unit.lead_begin, unit.begin), {});
    if (unit.tail_end > unit.end) add(run.glyphs.back(), {}, text_between(unit.end, unit.tail_end));
  }

  /// Says text that is not drawn by a blank that takes no room, at the end of what is drawn.
  void say(const std::u32string& text, std::uint16_t style_index, Piece& piece) {
    if (text.empty()) return;
    const ShapedText* blank = sign_of(U' ', paragraph_, style_, composer_, style_index);
    if (blank->glyphs.empty()) return;
    const TextStyle& style = paragraph_.styles[style_index];
    const Orientation orientation = vertical_ ? Orientation::rotated : Orientation::horizontal;
    const bool follows = !piece.content.runs.empty() && run_end_ > -1e5F;
    const float x = follows ? run_end_ : pen_;
    GlyphRun& run = run_for(*blank, style.size, style.element, style.gray, orientation, false, x,
                            middle_ + middle_above_baseline * style_.font_size - style.rise, piece);
    Glyph& glyph = run.glyphs.emplace_back(blank->glyphs.front());
    glyph.advance = 0;
    glyph.text = composer_.shaper.texts().whole(text);
    run_end_ = x;
  }

  /// The run that a glyph at (x, y) goes on, or a new one.
  GlyphRun& run_for(const ShapedText& text, float size, ElementId element, std::uint8_t gray, Orientation orientation,
                    bool backward, float x, float y, Piece& piece) {
    gap_ = 0;
    std::vector<GlyphRun>& runs = piece.content.runs;
    if (!runs.empty()) {
      GlyphRun& last = runs.back();
      if (last.font == text.font && last.size == size && last.element == element && last.y == y &&
          last.orientation == orientation && last.right_to_left == backward && last.embolden == text.embolden &&
          last.slant == (text.slant && orientation != Orientation::upright) && last.gray == gray &&
          !last.glyphs.empty() && std::abs(x - run_end_) < 4 * size) {
        // The gap between is carried by the glyph before it; where text runs left, by the one after it.
        if (backward) {
          gap_ = run_end_ - x;
        } else {
          last.glyphs.back().advance += x - run_end_;
        }
        return last;
      }
    }
    GlyphRun& run = runs.emplace_back();
    run.font = text.font;
    run.size = size;
    run.x = x;
    run.y = y;
    run.orientation = orientation;
    run.right_to_left = backward;
    run.embolden = text.embolden;
    run.slant = text.slant && orientation != Orientation::upright;
    run.gray = gray;
    run.element = element;
    run.glyphs.reserve(std::min<std::size_t>(48, slots_.size()));
    return run;
  }

  void draw_reading(const Unit& unit, Piece& piece) {
    const RubyText& ruby = paragraph_.rubies[static_cast<std::size_t>(unit.ruby)];
    const float base_size = paragraph_.styles[unit.style].size;
    // A short reading is spread over its base: half a gap at either end.
    const std::size_t count = ruby.reading.size();
    const float spread = count > 0 ? std::max(0.0F, ruby.base_width - ruby.width) / static_cast<float>(count) : 0;
    float x = ruby_pen_ + spread / 2;
    const float saved = run_end_;
    for (const ShapedText* text : ruby.reading) {
      const bool upright =
          vertical_ && !text->glyphs.empty() && cjk_class(text->glyphs[0].text, true) != CjkClass::none;
      const Orientation orientation = !vertical_ ? Orientation::horizontal
                                      : upright  ? Orientation::upright
                                                 : Orientation::rotated;
      const float baseline = middle_ + middle_above_baseline * style_.font_size;
      float y = baseline - 0.92F * base_size - 0.1F * ruby.size;
      if (orientation == Orientation::upright) y = middle_ - base_size / 2 - ruby.size / 2;
      if (orientation == Orientation::rotated) y = middle_ - base_size / 2 - 0.2F * ruby.size;
      run_end_ = x;
      GlyphRun& run =
          run_for(*text, ruby.size, ruby.element, paragraph_.styles[unit.style].gray, orientation, false, x, y, piece);
      for (Glyph glyph : text->glyphs) {
        glyph.advance *= ruby.size;
        glyph.dx *= ruby.size;
        glyph.dy *= ruby.size;
        run.glyphs.push_back(glyph);
      }
      if (!run.glyphs.empty()) run.glyphs.back().advance += spread;
      x += text->width * ruby.size + spread;
    }
    run_end_ = saved;
  }

  void add_link_area(const TextStyle& style, float x, float y, float width, Piece& piece) {
    const float top = y - 0.85F * style.size;
    const float height = 1.1F * style.size;
    std::vector<LinkArea>& links = piece.content.links;
    if (!links.empty() && links.back().element == style.link && std::abs(links.back().x + links.back().width - x) < 1) {
      links.back().width += width;
      return;
    }
    links.push_back({x, top, width, height, style.link});
  }

  void add_mark(const TextStyle& style, const Unit& unit, float x, Piece& piece) {
    const float size = 0.16F * style.size;
    const float centre = x + unit.width / 2;
    float y = middle_ + 0.62F * style.size;
    if (marks_above_) y = middle_ - 0.62F * style.size;
    piece.content.rules.push_back({centre - size / 2, y - size / 2, size, size, style.gray, true});
  }

  const Paragraph& paragraph_;
  const ParagraphStyle& style_;
  Composer& composer_;
  bool vertical_ = false;
  bool marks_above_ = false;
  std::vector<Slot> slots_;
  float trailing_ = 0;
  bool keeps_space_ = false;  // one, at the end of the line
  float pen_ = 0;
  float run_end_ = 0;
  float gap_ = 0;
  float middle_ = 0;
  const Unit* ruby_ = nullptr;  // the base that is being drawn
  float ruby_pen_ = 0;
  std::uint32_t ruby_left_ = 0;
};

std::vector<LineExtent> choose_lines(Paragraph& paragraph, const ParagraphStyle& style, const LineWidths& widths,
                                     Composer& composer) {
  if (style.balance) return break_balanced(paragraph.units, widths);
  if (style.alignment != Alignment::justify) return break_first_fit(paragraph.units, widths);
  std::vector<LineExtent> lines = break_justified(paragraph.units, widths, paragraph.has_cjk ? 2.5F : 1.6F, false);
  // A last line of one short word looks like an accident: divided words may avoid it.
  const bool stub = lines.size() > 1 && !paragraph.has_cjk && lines.back().natural < 2 * style.font_size;
  if (!lines.empty() && !stub) return lines;
  if (style.hyphenate) hyphenate(paragraph, style, composer.hyphenation);
  lines = break_justified(paragraph.units, widths, 2.5F, false);
  if (!lines.empty()) return lines;
  return break_justified(paragraph.units, widths, 6.0F, true);
}

/// What a line must be higher for its readings to find room below what is above it. Running text has that between its
/// lines; headlines, which are set close, have not.
float room_for_readings(const Paragraph& paragraph, const ParagraphStyle& style, const LineExtent& line, bool first) {
  float reading = 0;
  for (std::uint32_t i = line.begin; i < line.visible; ++i) {
    const std::int32_t ruby = paragraph.units[i].ruby;
    if (ruby >= 0) reading = std::max(reading, 1.1F * paragraph.rubies[static_cast<std::size_t>(ruby)].size);
  }
  const float blank = style.line_height - style.font_size;
  // The line above the first is of another size and may be as close.
  return std::max(0.0F, reading - (first && style.balance ? blank / 2 : blank));
}

}  // namespace

void set_paragraph(Paragraph& paragraph, const ParagraphStyle& style, float x, float width, Composer& composer,
                   std::vector<Piece>& pieces) {
  if (paragraph.units.empty()) return;
  const auto is_wide = [width](const Unit& unit) { return unit.width > width; };
  if (composer.page.hyphenate && std::any_of(paragraph.units.begin(), paragraph.units.end(), is_wide)) {
    hyphenate(paragraph, style, composer.hyphenation);
  }
  divide_wide_units(paragraph, width);
  const float indent = paragraph.own_indent ? 0 : std::min(style.first_indent, width / 3);
  LineWidths widths{width - indent, width, 0};
  if (!paragraph.units.empty()) {
    widths.hyphen = hyphen_of(paragraph, style, composer, paragraph.units.front().style)->width * style.font_size;
  }
  const std::vector<LineExtent> lines = choose_lines(paragraph, style, widths, composer);
  LineSetter setter(paragraph, style, composer);
  pieces.reserve(pieces.size() + lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Piece& piece = pieces.emplace_back(setter.set(lines[i], x, width, i == 0 ? indent : 0));
    if (const float room = room_for_readings(paragraph, style, lines[i], i == 0); room > 0) {
      move(piece.content, 0, room);
      piece.height += room;
    }
    piece.keep_with_next = i + 1 < lines.size() && (i == 0 || i + 2 == lines.size());
  }
}

ParagraphExtent measure_paragraph(const Paragraph& paragraph) {
  ParagraphExtent extent;
  float line = 0;
  float word = 0;
  for (const Unit& unit : paragraph.units) {
    word += unit.width;
    line += unit.width;
    extent.longest = std::max(extent.longest, line);
    extent.shortest = std::max(extent.shortest, word);
    line += unit.gap;
    word += unit.gap;
    if (unit.break_after == BreakAfter::forced) line = 0;
    if (unit.break_after != BreakAfter::none) word = 0;
  }
  return extent;
}

}  // namespace galley::typesetting
