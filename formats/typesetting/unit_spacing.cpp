// SPDX-License-Identifier: Apache-2.0
#include "typesetting/unit_spacing.hpp"

#include "typesetting/unicode.hpp"

namespace galley::typesetting {
namespace {

class Spacing {
 public:
  Spacing(Paragraph& paragraph, const std::vector<CjkClass>& classes, const ParagraphStyle& style)
      : paragraph_(paragraph), classes_(classes), style_(style) {}

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
    const bool blank_after = own == CjkClass::closing && is_full_width(unit) && !(centred && may_hang(character));
    if (blank_before) unit.trim_start = 0.5F * em;
    if (blank_after)
      unit.trim_end = may_hang(character) && style_.alignment == Alignment::justify ? 0.6F * em : 0.5F * em;
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

 private:
  Paragraph& paragraph_;
  const std::vector<CjkClass>& classes_;
  const ParagraphStyle& style_;
};

/// Scripts that part phrases by spaces, not words: to fill a line their letters move apart.
bool is_spread_script(hb_script_t script) {
  return script == HB_SCRIPT_THAI || script == HB_SCRIPT_LAO || script == HB_SCRIPT_KHMER ||
         script == HB_SCRIPT_MYANMAR;
}

void spread_letters(Unit& unit, float em) {
  int letters = 0;
  for (std::size_t i = unit.glyph_begin; i < unit.glyph_end; ++i) {
    if (unit.text->glyphs[i].advance > 0) ++letters;
  }
  unit.spread = letters > 0;
  unit.stretch = 0.03F * em * static_cast<float>(letters);
}

}  // namespace

bool is_latin_like(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         (c >= 0xC0 && c < 0x590 && c != 0xD7 && c != 0xF7);
}

void space_units(Paragraph& paragraph, const std::vector<CjkClass>& classes, const ParagraphStyle& style,
                 const std::vector<std::size_t>& bases) {
  Spacing spacing(paragraph, classes, style);
  std::vector<Unit>& units = paragraph.units;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    const bool before_cjk = i + 1 < units.size() && units[i + 1].cjk && !unit.space;
    if (!unit.cjk && !unit.space && unit.text != nullptr &&
        is_spread_script(script_of(spacing.first_character(unit)))) {
      spread_letters(unit, paragraph.styles[unit.style].size);
    }
    if (unit.cjk || before_cjk) spacing.space_after(unit, i + 1 < units.size() ? &units[i + 1] : nullptr);
  }
  for (const std::size_t first : bases) {
    spacing.space_ruby(first, paragraph.rubies[static_cast<std::size_t>(units[first].ruby)]);
  }
}

}  // namespace galley::typesetting
