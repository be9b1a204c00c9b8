// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The longer word lists of a convention, ready to be looked up at any place of a text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "structure/convention_table.hpp"

namespace galley::structure {

/// Words by their first letter, so that a place in a text is compared with few of them.
class WordIndex {
 public:
  /// The words must outlive the index.
  explicit WordIndex(Words words);

  /// Bytes of the longest word that `text` begins with, 0 if it begins with none. Letter case counts.
  std::size_t longest_prefix(std::string_view text) const {
    if (text.empty()) return 0;
    const std::size_t at = bucket(text);
    std::size_t best = 0;
    for (std::size_t i = begins_[at]; i < begins_[at + 1]; ++i) {
      if (words_[i].size() > best && text.starts_with(words_[i])) best = words_[i].size();
    }
    return best;
  }

 private:
  static constexpr std::size_t buckets = 256;

  static std::size_t bucket(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80 || text.size() < 2) return byte(0);
    if (byte(0) < 0xE0) return (byte(0) * 5u + byte(1)) % buckets;
    return text.size() < 3 ? 0 : (byte(1) * 64u + byte(2)) % buckets;
  }

  std::array<std::uint16_t, buckets + 1> begins_{};
  std::vector<std::string_view> words_;
};

/// The lists of one convention that running text is compared with.
struct ConventionIndex {
  explicit ConventionIndex(const Convention& convention);

  WordIndex not_names;
  WordIndex agencies;
  WordIndex places;
  WordIndex dateline_closings;
};

/// Of one of conventions(). Made on first use, once for all; safe from any thread.
const ConventionIndex& index_of(const Convention& convention);

}  // namespace galley::structure
