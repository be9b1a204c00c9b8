// SPDX-License-Identifier: Apache-2.0
#include "typesetting/piece.hpp"

#include <iterator>
#include <utility>

namespace galley::typesetting {
namespace {

template <typename Parts>
void append_parts(Parts& to, Parts&& from) {
  if (to.empty()) {
    to = std::move(from);
  } else {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }
}

template <typename Parts>
void move_parts(Parts& parts, float x, float y) {
  for (auto& part : parts) {
    part.x += x;
    part.y += y;
  }
}

}  // namespace

void move(PageContent& content, float x, float y) {
  move_parts(content.runs, x, y);
  move_parts(content.rules, x, y);
  move_parts(content.images, x, y);
  move_parts(content.links, x, y);
}

void append(PageContent& to, PageContent&& from) {
  append_parts(to.runs, std::move(from.runs));
  append_parts(to.rules, std::move(from.rules));
  append_parts(to.images, std::move(from.images));
  append_parts(to.links, std::move(from.links));
}

Piece stack(std::vector<Piece> pieces) {
  Piece whole;
  for (Piece& piece : pieces) {
    if (&piece != &pieces.front()) whole.height += (&piece)[-1].space_after + piece.space_before;
    move(piece.content, 0, whole.height);
    append(whole.content, std::move(piece.content));
    whole.height += piece.height;
    whole.notes.insert(whole.notes.end(), piece.notes.begin(), piece.notes.end());
  }
  return whole;
}

}  // namespace galley::typesetting
