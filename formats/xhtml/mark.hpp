// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace galley::xhtml {

/// What an attribute says about the part that an element plays: class names that people use, the EPUB
/// Structural Semantics Vocabulary, DPUB-ARIA roles, link types and microdata.
enum class Mark : std::uint8_t {
  kicker,
  headline,
  deck,
  byline,
  dateline,
  credit,       ///< who made a picture
  attribution,  ///< whom a quote is by
  note,
  notes,  ///< holds notes
  note_reference,
  back_link,
  page_break,
  caption,
  contents,  ///< a table of contents
  cover,
  title_page,
  heading,  ///< role="heading"
  presentation,
  count_
};

/// A set of marks.
class Marks {
 public:
  constexpr void insert(Mark mark) { bits_ |= 1U << static_cast<unsigned>(mark); }
  constexpr void insert(Marks other) { bits_ |= other.bits_; }
  constexpr bool contains(Mark mark) const { return (bits_ >> static_cast<unsigned>(mark) & 1U) != 0; }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  std::uint32_t bits_ = 0;
};

enum class MarkSource : std::uint8_t { class_name, epub_type, role, link_type, item_property };

/// The marks that the words of one attribute stand for.
Marks marks_of(MarkSource source, std::string_view words);

/// Is `word` one of the words, apart by white space, of `words`?
bool has_word(std::string_view words, std::string_view word);

}  // namespace galley::xhtml
