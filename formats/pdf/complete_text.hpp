// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The text of marked-content sequences as their glyphs say it one after the other, for documents that say all of it:
/// spaces at line ends too, and nothing twice (ISO 32000-1, 14.8.2.5).

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "page_layout/page_content.hpp"

namespace galley::pdf {

class CompleteTexts {
 public:
  /// Takes all text and pictures of a page that are marked and no artifact.
  void add_page(const layout::PageContent& page);

  /// Null when there is none; `stream` as in TaggedContent. Hyphens of line ends are left out.
  const std::string* find(std::int32_t page, std::int64_t stream, std::int32_t mark) const;

  /// The object of the picture that is marked so; 0: none.
  std::int64_t picture(std::int32_t page, std::int64_t stream, std::int32_t mark) const;

  /// Glyphs that are no artifact, and those of them that a mark with an identifier holds.
  std::size_t glyphs() const { return glyphs_; }
  std::size_t held() const { return held_; }

 private:
  using Key = std::tuple<std::int32_t, std::int64_t, std::int32_t>;
  std::map<Key, std::string> texts_;
  std::map<Key, std::int64_t> pictures_;
  std::size_t glyphs_ = 0;
  std::size_t held_ = 0;
};

}  // namespace galley::pdf
