// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::word_processing {

/// What a paragraph style is for.
enum class ParagraphRole : std::uint8_t {
  none,  ///< body text, or a style that says nothing
  kicker,
  headline,
  title,  ///< Word's Title: a headline, unless the headings below it are
  deck,   ///< Word's Subtitle too
  byline,
  dateline,
  heading,  ///< with its outline level, from 1
  caption,
  table_caption,
  figure_caption,
  figure,
  figure_credit,
  quote,
  quote_attribution,
  preformatted,
  list_bullet,  ///< with its list level, from 1, like the two below
  list_number,
  list_continue,
  list_paragraph,
  horizontal_line,
  table_heading,      ///< a cell of a header row
  table_row_heading,  ///< a cell that heads its row
  contents_entry,     ///< a line of a table of contents
  body,               ///< a style that is named as body text
};

/// What a character style is for.
enum class CharacterRole : std::uint8_t {
  none,
  strong,
  emphasis,
  code,
  strong_emphasis,
  code_strong,
  code_emphasis,
  code_strong_emphasis,
  credit_label,
  credit_name,
  credit_affiliation,
  credit_contact,
  dateline_place,
  dateline_date,
  dateline_agency,
  dateline_label,
};

struct NamedRole {
  ParagraphRole role = ParagraphRole::none;
  std::uint8_t level = 0;  ///< for headings and lists, from 1; 0: none told
};

/// Whether a paragraph of this role is a line of an article's header or a heading.
inline bool is_header_or_heading(ParagraphRole role) {
  switch (role) {
    case ParagraphRole::kicker:
    case ParagraphRole::headline:
    case ParagraphRole::title:
    case ParagraphRole::deck:
    case ParagraphRole::byline:
    case ParagraphRole::dateline:
    case ParagraphRole::heading:
      return true;
    default:
      return false;
  }
}

/// The role of a paragraph style by its name or identifier, in any of the languages that the table knows.
NamedRole paragraph_role(std::string_view style_name);

CharacterRole character_role(std::string_view style_name);

/// What a character style of this role says of its text: strong, emphasised, code, or several of them.
inline Style text_style(CharacterRole role) {
  switch (role) {
    case CharacterRole::strong:
      return Style::strong;
    case CharacterRole::emphasis:
      return Style::emphasis;
    case CharacterRole::code:
      return Style::code;
    case CharacterRole::strong_emphasis:
      return Style::strong | Style::emphasis;
    case CharacterRole::code_strong:
      return Style::code | Style::strong;
    case CharacterRole::code_emphasis:
      return Style::code | Style::emphasis;
    case CharacterRole::code_strong_emphasis:
      return Style::code | Style::strong | Style::emphasis;
    default:
      return Style::none;
  }
}

/// Whether a character style of this role names a part of a byline or dateline.
inline bool is_part_of_header(CharacterRole role) { return role >= CharacterRole::credit_label; }

}  // namespace galley::word_processing
