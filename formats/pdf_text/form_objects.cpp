// SPDX-License-Identifier: Apache-2.0
// The part of content that paints external objects (ISO 32000-1, 8.8): forms are run, pictures are noted.

#include <algorithm>
#include <optional>

#include "pdf_text/content_interpreter.hpp"
#include "pdf_text/interpreter_state.hpp"

namespace galley::pdf_text {
namespace {

constexpr std::size_t deepest_form = 24;
constexpr std::size_t most_pictures = 50'000;
constexpr std::uint64_t largest_content = std::uint64_t{256} << 20;

}  // namespace

void ContentInterpreter::run_form(const PdfObject* form, const PdfObject* resources, const Matrix& matrix) {
  state_ = std::make_unique<State>();
  state_->matrix = matrix;
  state_->clip = {0, 0, page_.width, page_.height};
  saved_.clear();
  draw_form(form, resources);
}

void ContentInterpreter::draw_object(const PdfObject* resources, const std::string& name) {
  const PdfObject* object = entry(entry(resources, "XObject"), name.c_str());
  if (object == nullptr || !optional_content_.shown(entry(object, "OC"))) return;
  const std::string subtype = name_of(entry(object, "Subtype"));
  if (subtype == "Form") {
    draw_form(object, resources);
  } else if (subtype == "Image" && !hidden() && page_.pictures.size() < most_pictures) {
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
  // To open a form costs about what so many operators do, however little it holds.
  constexpr std::uint64_t cost = 30;
  if (budget_.operators <= cost) return;
  budget_.operators -= cost;
  if (forms_.size() >= deepest_form ||
      (number != 0 && std::find(forms_.begin(), forms_.end(), number) != forms_.end())) {
    complain("forms within forms without end");
    return;
  }
  const std::string content = stream_data_within(form, largest_content, budget_.bytes);
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

}  // namespace galley::pdf_text
