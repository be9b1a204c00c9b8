// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/content_interpreter.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <podofo/podofo.h>

#include "galley/error.hpp"
#include "pdf_text/interpreter_state.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t most_operands = 64;
constexpr std::size_t most_array_elements = 100'000;
constexpr std::size_t most_saved_states = 512;
constexpr std::size_t deepest_form = 24;
constexpr std::size_t most_shapes = 50'000;
constexpr std::size_t most_glyphs = 5'000'000;

constexpr std::uint32_t code_of(std::string_view name) {
  std::uint32_t code = 0;
  for (const char c : name) code = code << 8 | static_cast<unsigned char>(c);
  return code;
}

std::uint32_t channel(double value) {
  return static_cast<std::uint32_t>(std::lround(std::clamp(std::isfinite(value) ? value : 0.0, 0.0, 1.0) * 255));
}

std::uint32_t rgb(double red, double green, double blue) {
  return channel(red) << 16 | channel(green) << 8 | channel(blue);
}

}  // namespace

TextFont& FontCache::font(const PdfObject* dictionary) {
  const std::int64_t number = object_number(dictionary);
  if (number != 0) {
    std::unique_ptr<TextFont>& font = by_number_[number];
    if (!font) font = std::make_unique<TextFont>(dictionary);
    return *font;
  }
  std::unique_ptr<TextFont>& font = direct_[dictionary];
  if (!font) font = std::make_unique<TextFont>(dictionary);
  return *font;
}

ContentInterpreter::ContentInterpreter(FontCache& fonts, const OptionalContent& optional_content, ContentBudget& budget,
                                       layout::PageContent& page)
    : fonts_(fonts), optional_content_(optional_content), budget_(budget), page_(page) {}

ContentInterpreter::~ContentInterpreter() = default;

void ContentInterpreter::complain(std::string what) {
  if (complained_.size() < 20 && complained_.insert(what).second) page_.complaints.push_back(std::move(what));
}

void ContentInterpreter::run(std::string_view content, const PdfObject* resources, const Matrix& matrix) {
  state_ = std::make_unique<State>();
  state_->matrix = matrix;
  state_->clip = {0, 0, page_.width, page_.height};
  saved_.clear();
  ContentTokenizer tokens(content);
  interpret(tokens, resources);
  while (!marks_.empty()) end_mark();
}

void ContentInterpreter::run_form(const PdfObject* form, const PdfObject* resources, const Matrix& matrix) {
  state_ = std::make_unique<State>();
  state_->matrix = matrix;
  state_->clip = {0, 0, page_.width, page_.height};
  saved_.clear();
  draw_form(form, resources);
}

void ContentInterpreter::interpret(ContentTokenizer& tokens, const PdfObject* resources) {
  operands_.clear();
  array_.clear();
  dictionary_.clear();
  for (Token token = tokens.next(); token.kind != TokenKind::end; token = tokens.next()) {
    if (gather(token, tokens)) continue;
    if (budget_.operators == 0) {
      complain("the page's content is longer than the limit allows; the rest of it is left out");
      return;
    }
    if ((--budget_.operators & 0xFFF) == 0 && budget_.cancellation != nullptr &&
        budget_.cancellation->load(std::memory_order_relaxed)) {
      throw Error(ErrorKind::cancelled, "stopped on request");
    }
    execute(token.text, resources, tokens);
    operands_.clear();
    array_.clear();
    dictionary_.clear();
    tokens.release();
  }
}

/// Takes operands; false for an operator.
bool ContentInterpreter::gather(const Token& token, ContentTokenizer& tokens) {
  switch (token.kind) {
    case TokenKind::keyword:
      if (token.text == "true" || token.text == "false" || token.text == "null") return true;
      return false;
    case TokenKind::array_begin: {
      Operand operand{TokenKind::array_begin, 0, {}, static_cast<std::uint32_t>(array_.size()), 0};
      for (Token element = tokens.next(); element.kind != TokenKind::end && element.kind != TokenKind::array_end;
           element = tokens.next()) {
        if (element.kind == TokenKind::keyword && element.text.size() <= 2 && element.text != "[") {
          // An operator in an array: the array was never closed.
          if (element.text == "TJ" || element.text == "ET" || element.text == "BT") break;
        }
        if (array_.size() < most_array_elements) array_.push_back({element.kind, element.number, element.text, 0, 0});
      }
      operand.end = static_cast<std::uint32_t>(array_.size());
      if (operands_.size() < most_operands) operands_.push_back(operand);
      return true;
    }
    case TokenKind::dictionary_begin: {
      std::size_t depth = 1;
      for (Token element = tokens.next(); element.kind != TokenKind::end; element = tokens.next()) {
        if (element.kind == TokenKind::dictionary_begin) ++depth;
        if (element.kind == TokenKind::dictionary_end && --depth == 0) break;
        if (dictionary_.size() < 256) dictionary_.push_back(element);
      }
      if (operands_.size() < most_operands) operands_.push_back({TokenKind::dictionary_begin, 0, {}, 0, 0});
      return true;
    }
    case TokenKind::array_end:
    case TokenKind::dictionary_end:
      return true;
    default:
      // Nonsense may stand before the operands that count, which are the last ones.
      if (operands_.size() == most_operands) operands_.erase(operands_.begin(), operands_.begin() + most_operands / 2);
      operands_.push_back({token.kind, token.number, token.text, 0, 0});
      return true;
  }
}

std::uint32_t ContentInterpreter::colour() const {
  std::size_t count = 0;
  while (count < operands_.size() && operands_[count].kind == TokenKind::number) ++count;
  if (count == 1) return rgb(number(0), number(0), number(0));
  if (count == 3) return rgb(number(0), number(1), number(2));
  if (count == 4) {
    const double light = 1 - std::clamp(number(3), 0.0, 1.0);
    return rgb((1 - number(0)) * light, (1 - number(1)) * light, (1 - number(2)) * light);
  }
  return 0;
}

void ContentInterpreter::execute(std::string_view name, const PdfObject* resources, ContentTokenizer& tokens) {
  if (name.size() > 3) return;
  State& state = *state_;
  switch (code_of(name)) {
    case code_of("q"):
      if (saved_.size() < most_saved_states) {
        saved_.push_back(std::make_unique<State>(state));
      } else {
        complain("more than 512 nested graphics states");
      }
      break;
    case code_of("Q"):
      if (!saved_.empty()) {
        // Text position is no part of the graphics state, but producers that save it inside a text object mean it.
        state_ = std::move(saved_.back());
        saved_.pop_back();
      }
      break;
    case code_of("cm"): {
      const Matrix matrix{number(0), number(1), number(2), number(3), number(4), number(5)};
      if (operands_.size() >= 6 && matrix.finite()) {
        const Matrix next = matrix.then(state.matrix);
        if (next.finite()) state.matrix = next;
      }
      break;
    }
    case code_of("BT"):
      state.text_matrix = state.line_matrix = Matrix{};
      break;
    case code_of("ET"):
      break;
    case code_of("Tf"):
      if (operands_.size() >= 2) {
        const std::string font(operands_[operands_.size() - 2].text);
        set_font(entry(entry(resources, "Font"), font.c_str()), operands_.back().number);
      }
      break;
    case code_of("Tc"):
      state.character_spacing = number(0);
      break;
    case code_of("Tw"):
      state.word_spacing = number(0);
      break;
    case code_of("Tz"):
      state.scale = number(0) / 100;
      break;
    case code_of("TL"):
      state.leading = number(0);
      break;
    case code_of("Ts"):
      state.rise = number(0);
      break;
    case code_of("Tr"):
      state.mode = static_cast<int>(std::clamp(number(0), 0.0, 7.0));
      break;
    case code_of("Td"):
      next_line(number(0), number(1));
      break;
    case code_of("TD"):
      state.leading = -number(1);
      next_line(number(0), number(1));
      break;
    case code_of("Tm"): {
      const Matrix matrix{number(0), number(1), number(2), number(3), number(4), number(5)};
      if (operands_.size() >= 6 && matrix.finite()) state.text_matrix = state.line_matrix = matrix;
      break;
    }
    case code_of("T*"):
      next_line(0, -state.leading);
      break;
    case code_of("Tj"):
      if (!operands_.empty()) show(operands_.back().text);
      break;
    case code_of("'"):
      next_line(0, -state.leading);
      if (!operands_.empty()) show(operands_.back().text);
      break;
    case code_of("\""):
      if (operands_.size() >= 3) {
        state.word_spacing = number(0);
        state.character_spacing = number(1);
        next_line(0, -state.leading);
        show(operands_[2].text);
      }
      break;
    case code_of("TJ"):
      if (!operands_.empty()) show_array(operands_.back());
      break;
    case code_of("g"):
    case code_of("rg"):
    case code_of("k"):
    case code_of("sc"):
    case code_of("scn"):
      state.fill = colour();
      break;
    case code_of("cs"):
      state.fill = 0;
      break;
    case code_of("G"):
    case code_of("RG"):
    case code_of("K"):
    case code_of("SC"):
    case code_of("SCN"):
      state.stroke = colour();
      break;
    case code_of("w"):
      state.line_width = number(0);
      break;
    case code_of("gs"):
      if (!operands_.empty()) {
        const PdfObject* graphics = entry(entry(resources, "ExtGState"), std::string(operands_[0].text).c_str());
        if (const auto font = elements(entry(graphics, "Font"), 2); font.size() == 2) {
          set_font(font[0], number_of(font[1], 1));
        }
      }
      break;
    case code_of("m"):
      if (operands_.size() >= 2) move_to(number(0), number(1));
      break;
    case code_of("l"):
      if (operands_.size() >= 2) line_to(number(0), number(1));
      break;
    case code_of("c"):
    case code_of("v"):
    case code_of("y"):
      if (operands_.size() >= 4) curve_to(number(operands_.size() - 2), number(operands_.size() - 1));
      curved_ = true;
      break;
    case code_of("h"):
      close_subpath();
      break;
    case code_of("re"):
      if (operands_.size() >= 4) add_rectangle(number(0), number(1), number(2), number(3));
      break;
    case code_of("W"):
    case code_of("W*"):
      clip_pending_ = true;
      break;
    case code_of("s"):
      close_subpath();
      paint(false, true);
      break;
    case code_of("S"):
      paint(false, true);
      break;
    case code_of("f"):
    case code_of("F"):
    case code_of("f*"):
      paint(true, false);
      break;
    case code_of("b"):
    case code_of("b*"):
      close_subpath();
      paint(true, true);
      break;
    case code_of("B"):
    case code_of("B*"):
      paint(true, true);
      break;
    case code_of("n"):
      end_path();
      break;
    case code_of("Do"):
      if (!operands_.empty()) draw_object(resources, std::string(operands_[0].text));
      break;
    case code_of("BI"): {
      // The image's dictionary comes as operands up to ID.
      std::size_t keys = 0;
      for (Token token = tokens.next(); token.kind != TokenKind::end && keys < 200; token = tokens.next(), ++keys) {
        if (token.kind == TokenKind::keyword && token.text == "ID") break;
      }
      tokens.skip_inline_image();
      break;
    }
    case code_of("BMC"):
      begin_mark(operands_.empty() ? std::string_view() : operands_[0].text, nullptr, false, nullptr);
      break;
    case code_of("BDC"): {
      if (operands_.empty()) {
        begin_mark({}, nullptr, false, nullptr);
        break;
      }
      const bool in_line = operands_.back().kind == TokenKind::dictionary_begin;
      const PdfObject* properties = nullptr;
      if (!in_line && operands_.size() >= 2 && operands_[1].kind == TokenKind::name) {
        properties = entry(entry(resources, "Properties"), std::string(operands_[1].text).c_str());
      }
      begin_mark(operands_[0].text, properties, in_line, operands_[0].text == "OC" ? properties : nullptr);
      break;
    }
    case code_of("EMC"):
      end_mark();
      break;
    default:
      break;
  }
}

void ContentInterpreter::set_font(const PdfObject* dictionary, double size) {
  TextFont& font = fonts_.font(dictionary);
  state_->font = &font;
  state_->size = std::isfinite(size) ? size : 0;
  const auto [place, added] = font_indices_.emplace(&font, static_cast<std::uint16_t>(page_.fonts.size()));
  if (added && page_.fonts.size() < 0xFFFF) page_.fonts.push_back(font.description());
  state_->font_index = place->second;
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
  if (hidden() || page_.glyphs.size() >= most_glyphs) return;
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

void ContentInterpreter::draw_object(const PdfObject* resources, const std::string& name) {
  const PdfObject* object = entry(entry(resources, "XObject"), name.c_str());
  if (object == nullptr || !optional_content_.shown(entry(object, "OC"))) return;
  const std::string subtype = name_of(entry(object, "Subtype"));
  if (subtype == "Form") {
    draw_form(object, resources);
  } else if (subtype == "Image" && !hidden() && page_.pictures.size() < most_shapes) {
    const Matrix& m = state_->matrix;
    const double xs[] = {m.x(0, 0), m.x(1, 0), m.x(0, 1), m.x(1, 1)};
    const double ys[] = {m.y(0, 0), m.y(1, 0), m.y(0, 1), m.y(1, 1)};
    layout::Picture picture;
    picture.box = {static_cast<float>(*std::min_element(xs, xs + 4)), static_cast<float>(*std::min_element(ys, ys + 4)),
                   static_cast<float>(*std::max_element(xs, xs + 4)),
                   static_cast<float>(*std::max_element(ys, ys + 4))};
    picture.object = object_number(object);
    picture.mark = marks_.empty() ? -1 : marks_.back().mark;
    page_.pictures.push_back(picture);
  }
}

void ContentInterpreter::draw_form(const PdfObject* form, const PdfObject* resources) {
  const std::int64_t number = object_number(form);
  if (forms_.size() >= deepest_form ||
      (number != 0 && std::find(forms_.begin(), forms_.end(), number) != forms_.end())) {
    complain("forms within forms without end");
    return;
  }
  const std::string content = stream_data(form, budget_.bytes);
  budget_.bytes -= std::min<std::uint64_t>(budget_.bytes, content.size());
  if (budget_.bytes == 0) {
    complain("the page's content unpacks to more than the limit allows");
    return;
  }
  const PdfObject* own_resources = entry(form, "Resources");

  auto outer = std::make_unique<State>(*state_);
  std::vector<std::unique_ptr<State>> outer_saved = std::move(saved_);
  saved_.clear();
  if (const auto values = elements(entry(form, "Matrix"), 6); values.size() == 6) {
    const Matrix matrix{number_of(values[0], 1), number_of(values[1], 0), number_of(values[2], 0),
                        number_of(values[3], 1), number_of(values[4], 0), number_of(values[5], 0)};
    if (matrix.finite()) state_->matrix = matrix.then(state_->matrix);
  }
  if (const std::optional<Box> box = box_of(entry(form, "BBox"))) {
    add_rectangle(box->left, box->bottom, box->right - box->left, box->top - box->bottom);
    clip_pending_ = true;
    end_path();
  }
  const std::vector<Operand> outer_operands = std::move(operands_);
  const std::int64_t outer_content = content_;
  const std::size_t outer_marks = marks_.size();
  content_ = number;
  forms_.push_back(number);
  ContentTokenizer tokens(content);
  interpret(tokens, own_resources != nullptr ? own_resources : resources);
  forms_.pop_back();
  while (marks_.size() > outer_marks) end_mark();
  content_ = outer_content;
  saved_ = std::move(outer_saved);
  state_ = std::move(outer);
  operands_ = outer_operands;
}

void ContentInterpreter::begin_mark(std::string_view tag, const PdfObject* properties, bool inline_properties,
                                    const PdfObject* optional_group) {
  const bool hides = optional_group != nullptr && !optional_content_.shown(optional_group);
  if (hides) ++hidden_marks_;
  layout::Mark mark;
  mark.tag = tag;
  mark.parent = marks_.empty() ? -1 : marks_.back().mark;
  mark.artifact =
      tag == "Artifact" || (mark.parent >= 0 && page_.marks[static_cast<std::size_t>(mark.parent)].artifact);
  mark.content = content_;
  if (inline_properties) {
    for (std::size_t i = 0; i + 1 < dictionary_.size(); ++i) {
      if (dictionary_[i].kind != TokenKind::name) continue;
      const Token& value = dictionary_[i + 1];
      const std::string_view key = dictionary_[i].text;
      const auto text = [&] { return text_of_bytes(value.text); };
      if (key == "MCID" && value.kind == TokenKind::number && value.number >= 0 && value.number < 1e9) {
        mark.identifier = static_cast<std::int32_t>(value.number);
      } else if (key == "ActualText" && value.kind == TokenKind::string) {
        mark.actual_text = text();
        mark.has_actual_text = true;
      } else if (key == "Alt" && value.kind == TokenKind::string) {
        mark.alternative_text = text();
      } else if (key == "Lang" && value.kind == TokenKind::string) {
        mark.language = text();
      }
    }
  } else if (properties != nullptr) {
    if (const std::optional<double> identifier = number_of(entry(properties, "MCID"));
        identifier && *identifier >= 0 && *identifier < 1e9) {
      mark.identifier = static_cast<std::int32_t>(*identifier);
    }
    if (const PdfObject* actual = entry(properties, "ActualText")) {
      mark.actual_text = text_of(actual);
      mark.has_actual_text = true;
    }
    mark.alternative_text = text_of(entry(properties, "Alt"));
    mark.language = text_of(entry(properties, "Lang"));
  }
  if (page_.marks.size() < 1'000'000) {
    page_.marks.push_back(std::move(mark));
    marks_.push_back({static_cast<std::int32_t>(page_.marks.size()) - 1, hides});
  } else {
    marks_.push_back({-1, hides});
  }
}

void ContentInterpreter::end_mark() {
  if (marks_.empty()) return;
  if (marks_.back().hidden) --hidden_marks_;
  marks_.pop_back();
}

}  // namespace galley::pdf_text
