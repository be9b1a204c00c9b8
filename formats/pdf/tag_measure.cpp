// SPDX-License-Identifier: Apache-2.0
// How well the tags hold the text.
#include <algorithm>

#include "pdf/tagged_pieces.hpp"

namespace galley::pdf {

TagMeasure measure_tags(const std::vector<TagElement>& tree, const MarkedTexts& texts) {
  TagMeasure measure;
  std::size_t held = 0;
  std::size_t largest = 0;
  for (const TagElement& element : tree) {
    std::size_t own = 0;
    for (const TagKid& kid : element.kids) {
      if (kid.element != 0) continue;
      if (const MarkedText* text = texts.find(kid.content.page, kid.content.stream, kid.content.mark))
        own += text->characters;
    }
    if (own > 0) ++measure.blocks;
    held += own;
    largest = std::max(largest, own);
  }
  const double all = static_cast<double>(std::max<std::size_t>(texts.characters(), 1));
  measure.held = static_cast<double>(held) / all;
  measure.largest = static_cast<double>(largest) / all;
  return measure;
}

}  // namespace galley::pdf
