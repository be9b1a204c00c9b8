// SPDX-License-Identifier: Apache-2.0
#include "pdf_text/content_interpreter.hpp"

#include <algorithm>
#include <cmath>

#include "galley/error.hpp"
#include "pdf_text/interpreter_state.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t most_operands = 64;
constexpr std::size_t most_array_elements = 100'000;
constexpr std::size_t most_saved_states = 512;

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
        set_font(font_named(resources, operands_[operands_.size() - 2].text), operands_.back().number);
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

}  // namespace galley::pdf_text
