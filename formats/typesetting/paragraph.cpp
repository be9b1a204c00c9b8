// SPDX-License-Identifier: Apache-2.0
#include "typesetting/paragraph.hpp"

#include <algorithm>
#include <utility>

#include <unicode/uchar.h>

#include "typesetting/bidi.hpp"
#include "typesetting/break_opportunities.hpp"
#include "typesetting/cjk.hpp"
#include "typesetting/paragraph_text.hpp"
#include "typesetting/unicode.hpp"
#include "typesetting/unit_spacing.hpp"

namespace galley::typesetting {
namespace {

constexpr char16_t forced_end = u'\u2028';
constexpr std::size_t longest_word = 4096;  // units of UTF-16 shaped at once; glyph indices are 16 bits wide

bool is_space(char32_t c) {
  return c == U' ' || c == U'\u00A0' || c == U'\u1680' || (c >= U'\u2000' && c <= U'\u200A') || c == U'\u202F' ||
         c == U'\u205F' || c == U'\t';
}

bool is_no_break_space(char32_t c) { return c == U'\u00A0' || c == U'\u202F' || c == U'\u2007'; }

/// Characters that only steer: they are not drawn, and what they say is done elsewhere.
bool is_invisible(char32_t c) {
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x061C;
}

bool is_short_number(std::u16string_view text) {
  return text.size() <= 2 && std::all_of(text.begin(), text.end(), [](char16_t c) { return c >= u'0' && c <= u'9'; });
}

/// A run of text where quotation marks and dashes are CJK punctuation.
bool ambiguous_is_cjk(const TextStyle& style) {
  if (style.font_class == FontClass::mono) return false;
  const std::string primary = primary_language(style.language);
  return primary == "zh" || primary == "ja" || primary == "yue" || primary == "wuu";
}

class UnitMaker {
 public:
  UnitMaker(ParagraphText source, const ParagraphStyle& style, Composer& composer)
      : source_(std::move(source)), style_(style), composer_(composer) {
    paragraph_.text = std::move(source_.text);
    paragraph_.styles = std::move(source_.styles);
    vertical_ = style.writing_mode == WritingMode::vertical;
  }

  Paragraph make() {
    const std::u16string_view text = paragraph_.text;
    paragraph_.right_to_left = is_right_to_left(style_.language);
    paragraph_.bidirectional = paragraph_.right_to_left || has_right_to_left(text);
    if (paragraph_.bidirectional) levels_ = embedding_levels(text, paragraph_.right_to_left);
    classify();
    paragraph_.units.reserve(text.size() / 3 + 4);
    for (std::size_t i = 0; i < source_.spans.size(); ++i) {
      const std::size_t end = i + 1 < source_.spans.size() ? source_.spans[i + 1].begin : text.size();
      add_span(source_.spans[i], end);
    }
    space_units(paragraph_, classes_, style_, bases_);
    return std::move(paragraph_);
  }

 private:
  /// Finds where each kind of text is, and where what is not CJK may break.
  void classify() {
    const std::u16string_view text = paragraph_.text;
    classes_.resize(text.size(), CjkClass::none);
    breaks_.resize(text.size() + 1, false);
    std::size_t span = 0;
    bool ambiguous = false;
    std::size_t stretch = 0;  // begin of what is not CJK
    std::uint16_t known_style = 0xFFFF;
    for (std::size_t i = 0; i < text.size();) {
      while (span < source_.spans.size() && source_.spans[span].begin <= i) {
        const std::uint16_t style = source_.spans[span++].style;
        if (style != known_style) ambiguous = ambiguous_is_cjk(paragraph_.styles[style]);
        known_style = style;
      }
      const std::size_t here = i;
      const char32_t c = next_code_point(text, i);
      CjkClass found = cjk_class(c, ambiguous);
      if (c == U'\u2019' && here > 0 && i < text.size() && is_latin_like(text[here - 1]) && is_latin_like(text[i])) {
        found = CjkClass::none;
      }
      if (found == CjkClass::none) continue;
      paragraph_.has_cjk = true;
      classes_[here] = found;
      if (here > stretch) opportunities_.find(text, stretch, here, breaks_);
      stretch = i;
    }
    if (text.size() > stretch) opportunities_.find(text, stretch, text.size(), breaks_);
    paragraph_.own_indent = !text.empty() && text.front() == u'\u3000';
  }

  std::uint8_t level(std::size_t i) const { return levels_.empty() ? 0 : levels_[i]; }

  ShapingContext& context(std::uint16_t style_index, hb_script_t script, hb_direction_t direction) {
    const ContextKey key{style_index, script, direction};
    if (last_context_ != nullptr && key == last_key_) return *last_context_;
    const TextStyle& style = paragraph_.styles[style_index];
    FontRequest request;
    request.family = style.font_class == FontClass::mono ? std::string() : style_.family;
    request.font_class = style.font_class;
    request.bold = style.bold;
    request.italic = style.italic;
    request.script = script == HB_SCRIPT_INHERITED ? HB_SCRIPT_COMMON : script;
    request.language = language_for_script(script, style.language);
    last_context_ = &composer_.shaper.context(request, direction);
    last_key_ = key;
    return *last_context_;
  }

  Unit& add_unit(const ShapedText* text, std::uint16_t style, std::size_t begin, std::size_t end) {
    Unit& unit = paragraph_.units.emplace_back();
    unit.text = text;
    unit.style = style;
    unit.begin = static_cast<std::uint32_t>(begin);
    unit.end = static_cast<std::uint32_t>(end);
    unit.lead_begin = std::min(unit.begin, std::exchange(lead_begin_, 0xFFFFFFFF));
    unit.tail_end = unit.end;
    unit.level = begin < paragraph_.text.size() ? level(begin) : 0;
    if (text != nullptr) {
      unit.glyph_end = static_cast<std::uint16_t>(text->glyphs.size());
      unit.width = text->width * paragraph_.styles[style].size;
    }
    return unit;
  }

  void add_span(const ParagraphText::Span& span, std::size_t end) {
    const std::u16string_view text = paragraph_.text;
    const std::size_t first_unit = paragraph_.units.size();
    std::size_t word = span.begin;  // begin of the word that is being collected
    hb_script_t word_script = HB_SCRIPT_COMMON;
    const auto finish_word = [&](std::size_t until) {
      if (until > word) add_word(word, until, word_script, span.style);
      word_script = HB_SCRIPT_COMMON;
    };
    for (std::size_t i = span.begin; i < end;) {
      const std::size_t here = i;
      const char32_t c = next_code_point(text, i);
      if (classes_[here] != CjkClass::none) {
        finish_word(here);
        // A dash of two is one sign, for which fonts have a glyph of its own.
        while (classes_[here] == CjkClass::inseparable && i < end && text[i] == text[here] && i - here < 8) ++i;
        constexpr std::size_t most_marks = 32;
        while (i < end && i - here < most_marks && classes_[i] == CjkClass::none && text[i] >= 0x300) {
          std::size_t next = i;
          if (!joins_previous(next_code_point(text, next))) break;
          i = next;
        }
        add_cjk(here, i, c, span.style);
        word = i;
      } else if (is_space(c)) {
        finish_word(here);
        add_space(here, i, c, span.style);
        word = i;
      } else if (c == forced_end) {
        finish_word(here);
        if (paragraph_.units.empty() || paragraph_.units.back().break_after == BreakAfter::forced) {
          add_unit(nullptr, span.style, here, i);
        }
        paragraph_.units.back().break_after = BreakAfter::forced;
        paragraph_.units.back().break_style = span.style;
        word = i;
      } else if (is_invisible(c)) {
        finish_word(here);
        if (!paragraph_.units.empty() && here > span.begin) {
          BreakAfter& after = paragraph_.units.back().break_after;
          if (c == 0x00AD && after == BreakAfter::none) after = BreakAfter::hyphen;
          if (c == 0x200B) after = BreakAfter::allowed;
        }
        if (paragraph_.units.size() > first_unit && paragraph_.units.back().break_after != BreakAfter::forced) {
          paragraph_.units.back().tail_end = static_cast<std::uint32_t>(i);
        } else {
          lead_begin_ = std::min(lead_begin_, static_cast<std::uint32_t>(here));
        }
        word = i;
      } else {
        const hb_script_t script = script_of(c);
        const bool specific = script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED;
        const bool other_script = specific && word_script != HB_SCRIPT_COMMON && script != word_script;
        if (here > word &&
            (breaks_[here] || other_script || level(here) != level(word) || here - word > longest_word)) {
          finish_word(here);
          if (breaks_[here]) paragraph_.units.back().break_after = BreakAfter::allowed;
          word = here;
        } else if (here == word && breaks_[here] && !paragraph_.units.empty() && here > 0 &&
                   paragraph_.units.back().break_after == BreakAfter::none) {
          paragraph_.units.back().break_after = BreakAfter::allowed;
        }
        if (specific) word_script = script;
      }
    }
    finish_word(end);
    if (lead_begin_ < end) {
      // Nothing in this span is drawn: a unit without glyphs says what it holds.
      const std::uint32_t begin = lead_begin_;
      Unit& silent = add_unit(nullptr, span.style, begin, end);
      silent.text = &composer_.shaper.character(context(span.style, last_script_, HB_DIRECTION_LTR), U' ');
    }
    if (span.note >= 0 && paragraph_.units.size() > first_unit) paragraph_.units[first_unit].note = span.note;
    if (span.ruby >= 0 && paragraph_.units.size() > first_unit) add_ruby(span.ruby, first_unit);
  }

  void add_word(std::size_t begin, std::size_t end, hb_script_t script, std::uint16_t style) {
    const std::u16string_view text = paragraph_.text;
    const bool backward = (level(begin) & 1) != 0;
    if (script == HB_SCRIPT_COMMON && backward)
      script = last_script_ == HB_SCRIPT_ARABIC ? HB_SCRIPT_ARABIC : HB_SCRIPT_HEBREW;
    last_script_ = script;
    ShapingContext& shaping = context(style, script, backward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    const std::vector<ShapedText>& pieces = composer_.shaper.word(shaping, text.substr(begin, end - begin));
    const float em = paragraph_.styles[style].size;
    if (vertical_ && pieces.size() == 1 && is_short_number(text.substr(begin, end - begin))) {
      // One or two digits stand upright across a vertical line (tate-chu-yoko).
      Unit& unit = add_unit(&pieces.front(), style, begin, end);
      unit.orientation = Orientation::horizontal;
      unit.width = em;
      unit.cjk_like = true;
      return;
    }
    for (const ShapedText& piece : pieces) {
      Unit& unit = add_unit(&piece, style, begin, end);
      if (vertical_) unit.orientation = Orientation::rotated;
    }
  }

  void add_space(std::size_t begin, std::size_t end, char32_t c, std::uint16_t style) {
    // In the font of the word before it, so that a line is one run.
    ShapingContext& shaping = context(style, last_script_, HB_DIRECTION_LTR);
    Unit& unit = add_unit(&composer_.shaper.character(shaping, c == U'\t' ? U' ' : c), style, begin, end);
    unit.space = true;
    unit.gap = unit.width;
    unit.width = 0;
    unit.stretch = 0.5F * unit.gap;
    unit.shrink = 0.3F * unit.gap;
    if (vertical_) unit.orientation = Orientation::rotated;
    if (!is_no_break_space(c) && (end >= breaks_.size() - 1 || breaks_[end] || classes_[end] != CjkClass::none)) {
      unit.break_after = BreakAfter::allowed;
    }
  }

  void add_cjk(std::size_t begin, std::size_t end, char32_t c, std::uint16_t style) {
    const hb_script_t own = script_of(c);
    const hb_direction_t direction = vertical_ ? HB_DIRECTION_TTB : HB_DIRECTION_LTR;
    // Punctuation takes the font of the letters around it.
    const bool specific = own != HB_SCRIPT_COMMON && own != HB_SCRIPT_INHERITED;
    if (specific) cjk_script_ = own;
    ShapingContext& shaping = context(style, specific ? own : cjk_script_, direction);
    const std::size_t length = c > 0xFFFF ? 2 : 1;
    const auto set_up = [&](Unit& unit) {
      unit.cjk = true;
      unit.ideograph = classes_[begin] == CjkClass::ideograph || classes_[begin] == CjkClass::no_start;
      if (vertical_) unit.orientation = Orientation::upright;
    };
    if (end - begin == length) {
      set_up(add_unit(&composer_.shaper.character(shaping, c), style, begin, end));
    } else {
      for (const ShapedText& piece : composer_.shaper.word(shaping, paragraph_.text.substr(begin, end - begin))) {
        set_up(add_unit(&piece, style, begin, end));
      }
    }
  }

  /// The units from `first` on are the base of a ruby: they stay together.
  void add_ruby(std::int32_t index, std::size_t first) {
    ParagraphText::Reading& reading = source_.readings[static_cast<std::size_t>(index)];
    RubyText ruby;
    ruby.size = paragraph_.styles[reading.style].size;
    ruby.element = reading.element;
    ruby.units = static_cast<std::uint32_t>(paragraph_.units.size() - first);
    const std::u16string_view text = reading.text;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t here = i;
      const char32_t c = next_code_point(text, i);
      const hb_script_t script = script_of(c);
      if (cjk_class(c, true) != CjkClass::none) {
        ShapingContext& shaping = context(reading.style, script, vertical_ ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
        ruby.reading.push_back(&composer_.shaper.character(shaping, c));
      } else {
        while (i < text.size() && cjk_class(text[i], true) == CjkClass::none && i - here < longest_word) ++i;
        ShapingContext& shaping = context(reading.style, script, HB_DIRECTION_LTR);
        for (const ShapedText& piece : composer_.shaper.word(shaping, text.substr(here, i - here))) {
          ruby.reading.push_back(&piece);
        }
      }
    }
    for (const ShapedText* piece : ruby.reading) ruby.width += piece->width * ruby.size;
    for (std::size_t i = first; i < paragraph_.units.size(); ++i) ruby.base_width += paragraph_.units[i].width;
    bases_.push_back(first);
    paragraph_.units[first].ruby = static_cast<std::int32_t>(paragraph_.rubies.size());
    paragraph_.rubies.push_back(std::move(ruby));
  }

  struct ContextKey {
    std::uint16_t style = 0;
    hb_script_t script = HB_SCRIPT_INVALID;
    hb_direction_t direction = HB_DIRECTION_INVALID;
    bool operator==(const ContextKey&) const = default;
  };

  ParagraphText source_;
  const ParagraphStyle& style_;
  Composer& composer_;
  Paragraph paragraph_;
  bool vertical_ = false;
  std::vector<std::uint8_t> levels_;
  std::vector<CjkClass> classes_;
  std::vector<bool> breaks_;
  BreakOpportunities opportunities_;
  ContextKey last_key_;
  ShapingContext* last_context_ = nullptr;
  hb_script_t cjk_script_ = HB_SCRIPT_HAN;
  hb_script_t last_script_ = HB_SCRIPT_COMMON;  // of the last word
  std::vector<std::size_t> bases_;
  std::uint32_t lead_begin_ = 0xFFFFFFFF;  // of characters that are not drawn, before the next unit
};

}  // namespace

Paragraph make_paragraph(const Inlines& inlines, const ParagraphStyle& style, const NoteNumbers& notes,
                         Composer& composer) {
  return UnitMaker(flatten(inlines, style, notes, composer.structure), style, composer).make();
}

Paragraph make_preformatted(std::string_view text, const ParagraphStyle& style, Composer& composer) {
  ParagraphText source;
  TextStyle plain;
  plain.font_class = style.font_class;
  plain.size = style.font_size;
  plain.gray = style.gray;
  plain.language = style.language;
  plain.element = style.element;
  source.styles.push_back(plain);
  source.spans.push_back({});
  std::u16string utf16;
  append_utf16(utf16, text);
  // White space counts here: a tab goes to the next multiple of eight, and no space gives way.
  std::size_t column = 0;
  std::vector<std::size_t> tabs;  // how many spaces wide
  for (const char16_t c : utf16) {
    if (c == u'\n') {
      source.text += forced_end;
      column = 0;
    } else if (c == u'\t') {
      tabs.push_back(8 - column % 8);
      source.text += c;
      column += tabs.back();
    } else {
      source.text += c;
      ++column;
    }
  }
  Paragraph paragraph = UnitMaker(std::move(source), style, composer).make();
  std::size_t tab = 0;
  for (Unit& unit : paragraph.units) {
    if (unit.space) {
      const bool is_tab = paragraph.text[unit.begin] == u'\t' && tab < tabs.size();
      unit.space = false;
      unit.width = unit.gap * static_cast<float>(is_tab ? tabs[tab++] : 1);
      unit.gap = unit.stretch = unit.shrink = 0;
      unit.break_after = std::max(unit.break_after, BreakAfter::allowed);
    }
  }
  return paragraph;
}

}  // namespace galley::typesetting
