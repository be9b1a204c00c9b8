// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The text of marked-content sequences, by page and identifier, each put together from its lines.

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "page_layout/layout_block.hpp"
#include "page_layout/page_content.hpp"

namespace galley::pdf {

/// Where text begins or ends, so that what follows it can tell whether it goes on in the same line.
struct TextEdge {
  std::int32_t page = -1;
  float along = 0;
  float down = 0;
  float size = 0;
};

struct MarkedText {
  std::vector<layout::Run> runs;  ///< links are into MarkedTexts::links
  TextEdge begin;
  TextEdge end;
  bool space_before = false;  ///< a space is shown at its beginning
  bool space_after = false;
  float size = 0;  ///< font size of most of it
  bool strong = false;
  std::size_t characters = 0;
};

/// Adds text to text: joined to one word, by a space, or as the next line, whatever the places of both say.
void join(MarkedText& text, const MarkedText& next, const layout::LineHabits& habits);

class MarkedTexts {
 public:
  /// Takes all text of a page that is marked and no artifact.
  void add_page(const layout::PageContent& page);

  /// Null when there is none. `stream` as in TaggedContent.
  const MarkedText* find(std::int32_t page, std::int64_t stream, std::int32_t mark) const;

  const std::vector<layout::LinkArea>& links() const { return links_; }
  const layout::LineHabits& habits() const { return habits_; }

  /// Characters that a reader sees: all but artifacts.
  std::size_t characters() const { return characters_; }
  /// The picture that is marked so; 0: none.
  std::int64_t picture(std::int32_t page, std::int64_t stream, std::int32_t mark) const;

 private:
  using Key = std::tuple<std::int32_t, std::int64_t, std::int32_t>;
  std::map<Key, MarkedText> texts_;
  std::map<Key, std::int64_t> pictures_;
  std::vector<layout::LinkArea> links_;
  layout::LineHabits habits_;
  std::size_t characters_ = 0;
};

/// For each mark of a page: the innermost one around it (or itself) that has an identifier; -1: none.
std::vector<std::int32_t> identified_marks(const layout::PageContent& page);

/// Puts the text that marks say stands for their glyphs (ActualText, ISO 32000-1, 14.9.4) in place of theirs.
void apply_actual_text(layout::PageContent& page);

}  // namespace galley::pdf
