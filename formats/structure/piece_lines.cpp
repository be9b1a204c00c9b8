// SPDX-License-Identifier: Apache-2.0
#include "structure/piece_lines.hpp"

#include <algorithm>
#include <variant>

#include "structure/characters.hpp"

namespace galley::structure {

std::string lines_with_commas(const Inlines& inlines) {
  std::string text;
  for (const Inline& piece : inlines) text += std::holds_alternative<LineBreak>(piece.value) ? ", " : text_of({piece});
  return text;
}

PieceLines::PieceLines(const std::vector<Piece>& pieces)
    : pieces_(pieces), lines_(pieces.size()), measured_(pieces.size(), false) {}

const Line& PieceLines::at(std::size_t index) {
  Line& line = lines_[index];
  if (measured_[index]) return line;
  measured_[index] = true;
  const auto* paragraph = std::get_if<Paragraph>(&pieces_[index].block.value);
  if (paragraph == nullptr) return line;
  line.paragraph = true;
  const Text* only = paragraph->content.size() == 1 ? std::get_if<Text>(&paragraph->content.front().value) : nullptr;
  if (only != nullptr) {
    line.text = only->text;
  } else {
    owned_.push_back(text_of(paragraph->content));
    line.text = owned_.back();
  }
  line.text = trim(line.text);
  line.width = width(line.text, width_limit);
  line.ending = ending_of(line.text);
  return line;
}

bool PieceLines::is_header_like(std::size_t index) {
  if (pieces_[index].role != Role::unknown) return false;
  const Line& line = at(index);
  // "2. The walls" set apart by its type is a heading with a number, not an item.
  const bool distinct = pieces_[index].strong || pieces_[index].relative_size >= 1.1;
  return line.paragraph && line.width > 0 && line.width <= header_width &&
         (line.ending == Ending::none || line.ending == Ending::question) &&
         (distinct || !looks_like_list_item(line.text));
}

bool PieceLines::is_body_like(std::size_t index) {
  if (pieces_[index].role != Role::unknown && pieces_[index].role != Role::body) return false;
  const Line& line = at(index);
  if (!line.paragraph) return false;
  switch (line.ending) {
    case Ending::full_stop:
    case Ending::question:
      return line.width > 40;
    case Ending::comma:  // a paragraph that a column end broke
    case Ending::colon:
      return line.width > 60;
    default:
      return line.width > header_width;
  }
}

bool PieceLines::is_strong(std::size_t index) const {
  if (pieces_[index].strong) return true;
  const auto* paragraph = std::get_if<Paragraph>(&pieces_[index].block.value);
  return paragraph != nullptr && !paragraph->content.empty() &&
         std::all_of(paragraph->content.begin(), paragraph->content.end(), [](const Inline& piece) {
           const auto* text = std::get_if<Text>(&piece.value);
           return text != nullptr && has(text->style, Style::strong);
         });
}

}  // namespace galley::structure
