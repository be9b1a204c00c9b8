// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include "rtf/document_reader.hpp"
#include "word_processing/picture_type.hpp"

namespace galley::rtf {

using namespace word_processing;  // NOLINT(google-build-using-namespace)

namespace {

/// By the argument of Action::picture_type.
constexpr std::array<std::string_view, 5> media_types = {"", "image/png", "image/jpeg", "image/x-emf", "image/x-wmf"};

}  // namespace

void DocumentReader::place_figure(Figure figure) {
  begin_paragraph();
  stories_.back()->open().place(figure_piece(std::move(figure)));
}

void DocumentReader::end_picture() {
  const bool in_shape = groups_.size() > 1 && groups_[groups_.size() - 2].destination == Destination::shape_value;
  std::string data = std::exchange(picture_data_, {});
  std::string alternative;
  if (!in_shape && !shapes_.empty()) {
    alternative = std::move(shapes_.back().alternative);
    shapes_.pop_back();
  }
  if (data.empty() || picture_type_ >= media_types.size()) {
    if (!data.empty()) ++reading_.tally.pictures;
    return;
  }
  // What the bytes are counts for more than what the word before them says.
  std::string_view type = picture_type(data);
  if (type.empty()) type = media_types[picture_type_];
  if (type.empty()) {
    ++reading_.tally.pictures;
    return;
  }
  if (groups_.back().character.hidden) {
    ++reading_.tally.hidden;
    return;
  }
  if (!fields_.empty()) fields_.back().shows_picture = true;
  Figure figure;
  figure.media = add_media(reading_.document, {std::string(type), std::move(data)});
  figure.alternative_text = std::move(alternative);
  if (in_shape && !shapes_.empty()) {
    shapes_.back().figures.push_back(std::move(figure));
  } else {
    place_figure(std::move(figure));
  }
}

void DocumentReader::end_shape() {
  if (shapes_.empty()) return;
  Shape shape = std::move(shapes_.back());
  shapes_.pop_back();
  for (Figure& figure : shape.figures) {
    figure.alternative_text = shape.alternative;
    place_figure(std::move(figure));
  }
}

}  // namespace galley::rtf
