// SPDX-License-Identifier: Apache-2.0
#pragma once

/// From the tags of a document to the pieces that articles are built of.

#include <functional>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "pdf/marked_text.hpp"
#include "pdf/structure_tree.hpp"
#include "structure/build.hpp"

namespace galley::pdf {

struct TaggedArticles {
  std::vector<structure::Piece> pieces;
  std::vector<Note> notes;  ///< of all articles; references in the pieces name them
};

/// How well the tags hold the document.
struct TagMeasure {
  double held = 0;     ///< part of the visible characters that an element holds
  double largest = 0;  ///< part of them in the largest block
  std::size_t blocks = 0;
};

TagMeasure measure_tags(const std::vector<TagElement>& tree, const MarkedTexts& texts);

/// `picture` fetches the picture with an object number. The tree is not empty.
TaggedArticles tagged_pieces(const std::vector<TagElement>& tree, const MarkedTexts& texts,
                             const std::function<Figure(std::int64_t object)>& picture);

}  // namespace galley::pdf
