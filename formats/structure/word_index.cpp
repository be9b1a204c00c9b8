// SPDX-License-Identifier: Apache-2.0
#include "structure/word_index.hpp"

namespace galley::structure {

WordIndex::WordIndex(Words words) : words_(words.size()) {
  std::array<std::uint16_t, buckets> counts{};
  for (const std::string_view word : words) ++counts[bucket(word)];
  for (std::size_t i = 0; i < buckets; ++i) begins_[i + 1] = static_cast<std::uint16_t>(begins_[i] + counts[i]);
  std::array<std::uint16_t, buckets> filled{};
  for (const std::string_view word : words) {
    const std::size_t at = bucket(word);
    words_[begins_[at] + filled[at]++] = word;
  }
}

ConventionIndex::ConventionIndex(const Convention& convention)
    : not_names(convention.not_names),
      agencies(convention.agencies),
      places(convention.places),
      dateline_closings(convention.dateline_closings) {}

const ConventionIndex& index_of(const Convention& convention) {
  static const std::vector<ConventionIndex> indexes(conventions().begin(), conventions().end());
  return indexes[static_cast<std::size_t>(&convention - conventions().data())];
}

}  // namespace galley::structure
