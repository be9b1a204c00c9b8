// SPDX-License-Identifier: Apache-2.0
// The part of content that shows text (ISO 32000-1, 9.4): codes to glyphs at places on the page.

#include <algorithm>
#include <cmath>

#include "pdf_text/content_interpreter.hpp"
#include "pdf_text/interpreter_state.hpp"

namespace galley::pdf_text {
TextFont& FontCache::font(const PdfObject* dictionary) {
  const std::int64_t number = object_number(dictionary);
  if (number != 0) {
    std::unique_ptr<TextFont>& font = by_number_[number];
    if (!font) font = std::make_unique<TextFont>(dictionary, budget_);
    return *font;
  }
  std::unique_ptr<TextFont>& font = direct_[dictionary];
  if (!font) font = std::make_unique<TextFont>(dictionary, budget_);
  return *font;
}

void ContentInterpreter::set_font(const PdfObject* dictionary, double size) {
  TextFont& font = fonts_.font(dictionary);
  state_->font = &font;
  state_->size = std::isfinite(size) ? size : 0;
  const auto [place, added] = font_indices_.emplace(&font, static_cast<std::uint16_t>(page_.fonts.size()));
  if (added && page_.fonts.size() < 0xFFFF) page_.fonts.push_back(font.description());
  state_->font_index = place->second;
}

/// Some producers set a font for each glyph, and each reference that PoDoFo follows costs two objects on the heap.
const PdfObject* ContentInterpreter::font_named(const PdfObject* resources, std::string_view name) {
  constexpr std::size_t most_remembered = 32;
  for (const NamedFont& known : named_fonts_) {
    if (known.resources == resources && known.name == name) return known.font;
  }
  if (named_fonts_.size() == most_remembered) named_fonts_.clear();
  NamedFont found{resources, std::string(name), nullptr};
  found.font = entry(entry(resources, "Font"), found.name.c_str());
  return named_fonts_.emplace_back(std::move(found)).font;
}

void ContentInterpreter::next_line(double x, double y) {
  if (!std::isfinite(x) || !std::isfinite(y)) return;
  state_->line_matrix = Matrix{1, 0, 0, 1, x, y}.then(state_->line_matrix);
  state_->text_matrix = state_->line_matrix;
}

void ContentInterpreter::show_array(const Operand& array) {
  if (array.kind == TokenKind::string) {
    show(array.text);
    return;
  }
  State& state = *state_;
  for (std::uint32_t i = array.begin; i < array.end; ++i) {
    const Operand& element = array_[i];
    if (element.kind == TokenKind::string) {
      show(element.text);
    } else if (element.kind == TokenKind::number && std::isfinite(element.number)) {
      const double shift = -element.number / 1000 * state.size;
      if (state.font != nullptr && state.font->vertical()) {
        state.text_matrix = Matrix{1, 0, 0, 1, 0, shift}.then(state.text_matrix);
      } else {
        state.text_matrix = Matrix{1, 0, 0, 1, shift * state.scale, 0}.then(state.text_matrix);
      }
    }
  }
}

void ContentInterpreter::show(std::string_view text) {
  State& state = *state_;
  if (state.font == nullptr) {
    if (text.empty()) return;
    complain("text is shown before a font is chosen");
    set_font(nullptr, state.size == 0 ? 1 : state.size);
  }
  TextFont& font = *state.font;
  while (!text.empty()) {
    const TextFont::Shown shown = font.next(text);
    text.remove_prefix(std::min<std::size_t>(shown.bytes, text.size()));
    const double spacing = state.character_spacing + (shown.word_space ? state.word_spacing : 0);
    if (font.vertical()) {
      const double advance = shown.glyph->vertical_advance * state.size;
      add_glyph(*shown.glyph, advance);
      state.text_matrix = Matrix{1, 0, 0, 1, 0, -(advance + spacing)}.then(state.text_matrix);
    } else {
      const double advance = shown.glyph->width * state.size * state.scale;
      add_glyph(*shown.glyph, advance);
      state.text_matrix.e += (advance + spacing * state.scale) * state.text_matrix.a;
      state.text_matrix.f += (advance + spacing * state.scale) * state.text_matrix.b;
    }
  }
}

void ContentInterpreter::add_glyph(const FontGlyph& glyph, double advance) {
  if (hidden()) return;
  if (page_.glyphs.size() >= most_glyphs_of_page) {
    complain("the page holds more text than the limit allows; the rest of it is left out");
    return;
  }
  State& state = *state_;
  const Matrix all = state.text_matrix.then(state.matrix);
  const bool vertical = state.font->vertical();
  const double x = all.x(0, state.rise);
  const double y = all.y(0, state.rise);
  const double along_x = vertical ? -all.c : all.a;
  const double along_y = vertical ? -all.d : all.b;
  const double along = std::hypot(along_x, along_y);
  const double size = std::abs(state.size) * std::hypot(all.c, all.d);
  if (!(along > 0) || !std::isfinite(x) || !std::isfinite(y) || !std::isfinite(along) || !std::isfinite(size)) return;

  const double length = advance * along;
  const double middle_x = x + along_x / along * length / 2;
  const double middle_y = y + along_y / along * length / 2 - (vertical ? 0 : size * 0.3);
  const layout::Rectangle& clip = state.clip;
  const double slack = size * 0.5;
  if (middle_x < clip.left - slack || middle_x > clip.right + slack || middle_y < clip.top - slack ||
      middle_y > clip.bottom + slack) {
    return;
  }

  layout::Glyph shown;
  shown.x = static_cast<float>(x);
  shown.y = static_cast<float>(y);
  shown.advance = static_cast<float>(length);
  shown.direction_x = static_cast<float>(along_x / along);
  shown.direction_y = static_cast<float>(along_y / along);
  if (length < 0) {
    shown.advance = -shown.advance;
    shown.direction_x = -shown.direction_x;
    shown.direction_y = -shown.direction_y;
  }
  shown.size = static_cast<float>(size);
  shown.text_begin = static_cast<std::uint32_t>(page_.text.size());
  shown.text_length = static_cast<std::uint16_t>(std::min<std::size_t>(glyph.text.size(), 0xFFFF));
  shown.font = state.font_index;
  shown.mark = marks_.empty() ? -1 : marks_.back().mark;
  shown.colour = state.mode == 1 ? state.stroke : state.fill;
  shown.invisible = state.mode == 3 || state.mode == 7;
  shown.vertical = vertical;
  page_.text.append(glyph.text, 0, shown.text_length);
  page_.glyphs.push_back(shown);
}

}  // namespace galley::pdf_text
