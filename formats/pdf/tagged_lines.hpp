// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The running text of tagged elements, put together from the places of its lines on the pages.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "pdf/marked_text.hpp"
#include "pdf/structure_tree.hpp"

namespace galley::pdf {

/// Is an element of this kind part of a line of text (ISO 32000-1, 14.8.4.4)?
bool is_inline_tag(const TagElement& element);

/// What an element says of the style of its text.
Style style_of_tag(const TagElement& element);

/// Text that is being put together, and what most of it looks like.
struct TaggedLine {
  MarkedText text;
  float size = 0;
  std::size_t characters = 0;
  bool strong = true;
  std::uint32_t page = 0;  ///< from 1; 0: none
};

class TaggedLines {
 public:
  TaggedLines(const std::vector<TagElement>& tree, const MarkedTexts& texts);

  /// All text of an element and of the inline elements in it. Blocks within it are added to `blocks`; with null they
  /// are taken as text, but for notes.
  void gather(std::uint32_t element, TaggedLine& line, Style style, std::vector<std::uint32_t>* blocks) const;

  /// Adds the text of one marked-content sequence.
  void put(TaggedLine& line, const MarkedText& text, Style style, std::int32_t note = -1) const;

  /// `plain_strong`: bold is not told, since all of it is.
  Inlines finish(TaggedLine& line, bool plain_strong) const;

  Inlines text_of_element(std::uint32_t element) const;

  /// The number of the note that an element holds and something refers to; -1: none.
  std::int32_t note_number(std::uint32_t element) const;

 private:
  void find_notes();
  void refers(std::uint32_t element, std::uint32_t note);
  std::uint32_t label_in(std::uint32_t element, int depth) const;

  const std::vector<TagElement>& tree_;
  const MarkedTexts& texts_;
  std::map<std::uint32_t, std::int32_t> notes_;       // note elements
  std::map<std::uint32_t, std::int32_t> references_;  // elements that refer to them
  std::set<std::uint32_t> labels_;                    // elements that number them
};

}  // namespace galley::pdf
