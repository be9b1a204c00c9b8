// SPDX-License-Identifier: Apache-2.0
#include "typesetting/paragraph.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "typesetting/bidi.hpp"
#include "typesetting/break_opportunities.hpp"
#include "typesetting/cjk.hpp"
#include "typesetting/paragraph_text.hpp"
#include "typesetting/unicode.hpp"

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

bool is_latin_like(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         (c >= 0xC0 && c < 0x590 && c != 0xD7 && c != 0xF7);
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
    space_units();
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
        while (i < end && classes_[i] == CjkClass::none && text[i] >= 0x300) {
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
        word = i;
      } else if (is_invisible(c)) {
        finish_word(here);
        if (!paragraph_.units.empty() && here > span.begin) {
          BreakAfter& after = paragraph_.units.back().break_after;
          if (c == 0x00AD && after == BreakAfter::none) after = BreakAfter::hyphen;
          if (c == 0x200B) after = BreakAfter::allowed;
        }
        word = i;
      } else {
        const hb_script_t script = script_of(c);
        const bool specific = script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED;
        const bool other_script = specific && word_script != HB_SCRIPT_COMMON && script != word_script;
        if (here > word && (breaks_[here] || other_script || level(here) != level(word) || here - word > longest_word)) {
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
    if (span.note >= 0 && paragraph_.units.size() > first_unit) paragraph_.units[first_unit].note = span.note;
    if (span.ruby >= 0 && paragraph_.units.size() > first_unit) add_ruby(span.ruby, first_unit);
  }

  void add_word(std::size_t begin, std::size_t end, hb_script_t script, std::uint16_t style) {
    const std::u16string_view text = paragraph_.text;
    const bool backward = (level(begin) & 1) != 0;
    if (script == HB_SCRIPT_COMMON && backward) script = last_script_ == HB_SCRIPT_ARABIC ? HB_SCRIPT_ARABIC : HB_SCRIPT_HEBREW;
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
    ruby_spans_.push_back({first, paragraph_.rubies.size()});
    paragraph_.units[first].ruby = static_cast<std::int32_t>(paragraph_.rubies.size());
    paragraph_.rubies.push_back(std::move(ruby));
  }

  /// Gaps between units, what they may give, and the breaks that CJK text allows everywhere else.
  void space_units() {
    std::vector<Unit>& units = paragraph_.units;
    for (std::size_t i = 0; i < units.size(); ++i) {
      Unit& unit = units[i];
      if (!unit.cjk) {
        if (unit.space || i + 1 >= units.size() || !units[i + 1].cjk) continue;
      }
      space_after(unit, i + 1 < units.size() ? &units[i + 1] : nullptr);
    }
    for (const auto& [first, index] : ruby_spans_) space_ruby(first, paragraph_.rubies[index]);
  }

  CjkClass class_of(const Unit& unit) const { return unit.cjk ? classes_[unit.begin] : CjkClass::none; }

  char32_t first_character(const Unit& unit) const {
    std::size_t i = unit.begin;
    return next_code_point(paragraph_.text, i);
  }

  /// Has the glyph the blank half that full-width punctuation has?
  bool is_full_width(const Unit& unit) const { return unit.text != nullptr && unit.text->width > 0.95F; }

  void space_after(Unit& unit, Unit* next) {
    const float em = paragraph_.styles[unit.style].size;
    const CjkClass own = class_of(unit);
    const char32_t character = unit.cjk ? first_character(unit) : paragraph_.text[unit.end - 1];
    const bool centred = style_.language.find("TW") != std::string::npos ||
                         style_.language.find("Hant") != std::string::npos ||
                         style_.language.find("HK") != std::string::npos;
    const bool blank_before = own == CjkClass::opening && is_full_width(unit);
    const bool blank_after =
        own == CjkClass::closing && is_full_width(unit) && !(centred && may_hang(character));
    if (blank_before) unit.trim_start = 0.5F * em;
    if (blank_after) unit.trim_end = may_hang(character) && style_.alignment == Alignment::justify ? 0.6F * em : 0.5F * em;
    if (own == CjkClass::space) unit.trim_end = unit.width;
    if (next == nullptr) return;
    const CjkClass following = class_of(*next);
    const char32_t next_character = first_character(*next);
    if (unit.break_after == BreakAfter::none && may_break_between(character, own, next_character, following) &&
        next->note < 0 && !next->space) {
      unit.break_after = BreakAfter::allowed;
    }
    if (next->space) return;
    const bool next_blank_before = following == CjkClass::opening && is_full_width(*next);
    // Between two pieces of punctuation one half of blank is enough.
    if ((blank_after && (next_blank_before || following == CjkClass::closing || following == CjkClass::middle_dot)) ||
        (blank_before && next_blank_before)) {
      unit.gap = -0.5F * em;
      unit.stretch = 0.1F * em;
      return;
    }
    if (blank_after) {
      unit.shrink = 0.35F * em;
      unit.stretch = 0.06F * em;
      return;
    }
    if (next_blank_before) {
      unit.shrink = 0.3F * em;
      unit.stretch = 0.06F * em;
      return;
    }
    if (own == CjkClass::inseparable && following == CjkClass::inseparable) return;
    if (unit.cjk != next->cjk) {
      const bool letters = is_latin_like(unit.cjk ? next_character : character);
      const bool sign_of_note = next->note >= 0 || unit.note >= 0;
      const bool upright_number = unit.cjk_like || next->cjk_like;
      // Korean puts spaces where it wants them.
      const bool hangul = script_of(unit.cjk ? character : next_character) == HB_SCRIPT_HANGUL;
      const bool beside_letter = own == CjkClass::ideograph || following == CjkClass::ideograph ||
                                 own == CjkClass::no_start || following == CjkClass::no_start;
      if (letters && beside_letter && !sign_of_note && !upright_number && !hangul) {
        unit.gap = 0.22F * em;
        unit.shrink = 0.1F * em;
        unit.stretch = 0.12F * em;
        return;
      }
    }
    if (unit.break_after != BreakAfter::none || unit.cjk) unit.stretch = 0.07F * em;
  }

  void space_ruby(std::size_t first, const RubyText& ruby) {
    std::vector<Unit>& units = paragraph_.units;
    const std::size_t last = first + ruby.units - 1;
    for (std::size_t i = first; i < last; ++i) {
      units[i].break_after = BreakAfter::none;
      units[i].stretch = units[i].shrink = units[i].gap = 0;
    }
    // A long reading spreads the base out and pushes its neighbours away.
    const float excess = ruby.width - ruby.base_width;
    if (excess <= 0) return;
    const float share = excess / static_cast<float>(ruby.units);
    for (std::size_t i = first; i < last; ++i) units[i].gap = share;
    units[first].width += share / 2;
    units[last].width += share / 2;
    units[first].trim_start = units[last].trim_end = 0;
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
  std::vector<std::pair<std::size_t, std::size_t>> ruby_spans_;
};

}  // namespace

Paragraph make_paragraph(const Inlines& inlines, const ParagraphStyle& style, const NoteNumbers& notes, Composer& composer) {
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
  for (const char16_t c : utf16) {
    if (c == u'\n') {
      source.text += forced_end;
      column = 0;
    } else if (c == u'\t') {
      const std::size_t spaces = 8 - column % 8;
      source.text.append(spaces, u' ');
      column += spaces;
    } else {
      source.text += c;
      ++column;
    }
  }
  Paragraph paragraph = UnitMaker(std::move(source), style, composer).make();
  for (Unit& unit : paragraph.units) {
    if (unit.space) {
      unit.space = false;
      unit.width = unit.gap;
      unit.gap = unit.stretch = unit.shrink = 0;
      unit.break_after = std::max(unit.break_after, BreakAfter::allowed);
    }
  }
  return paragraph;
}

}  // namespace galley::typesetting
