// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace galley::rtf {

/// Where the text of a group goes.
enum class Destination : std::uint8_t {
  story,  ///< into the paragraphs under way
  skip,
  font_table,
  style_sheet,
  list_table,
  override_table,
  field,
  instruction,
  info,
  info_entry,
  time,
  property_name,
  property_value,
  picture,
  shape,
  shape_name,  ///< of a property of a shape
  shape_value,
  bookmark_start,
  bookmark_end,
  footnote,
  text_box,
  page_head,
  annotation,
  object,
  unicode_pair,  ///< \upr: its first group is for older readers
  math,
  numbering,  ///< \pn: a list of RTF 1.5 and before
  nested_row,
  mark,   ///< what our writer adds in place
  marks,  ///< ... and at the beginning
  media,  ///< ... and the pictures that RTF cannot show
};

/// What a control word does.
enum class Action : std::uint8_t {
  none,
  destination,  ///< argument: the Destination
  character,    ///< argument: the code point that it stands for
  line,
  space,  ///< page and column ends
  paragraph_end,
  cell_end,
  nested_cell_end,
  row_end,
  nested_row_end,
  paragraph_reset,
  character_reset,
  paragraph_style,
  character_style,
  in_table,
  table_depth,
  outline_level,
  list_number,
  list_level,
  right_to_left_run,
  left_to_right_run,
  double_byte_run,
  single_byte_run,
  ruled,
  strong,
  emphasis,
  complex_strong,
  complex_emphasis,
  hidden,
  struck,
  deleted,
  raised,
  lowered,
  on_line,
  moved_up,
  moved_down,
  font,
  associated_font,
  size,
  language,
  east_asian_language,
  complex_language,
  unicode,
  unicode_skip,
  binary,
  code_page,
  font_charset,
  font_code_page,
  default_font,
  default_language,
  default_east_asian_language,
  default_complex_language,
  row_begin,
  cell_edge,
  row_merge_begin,
  row_merge_end,
  column_merge_begin,
  column_merge_end,
  header_row,
  picture_type,  ///< argument: its place in the reader's table
  list_begin,
  level_begin,
  level_format,
  level_start,
  list_id,
  override_begin,
  override_start,
  override_start_on,
  old_bullet,
  old_body,
  old_level,
  old_continued,
  old_start,
  year,
  month,
  day,
  hour,
  minute,
  second,
};

struct Word {
  Action action = Action::none;
  std::uint32_t argument = 0;
};

/// What a control word of RTF 1.9.1 does; Action::none for those that do nothing to an article.
Word word_named(std::string_view name);

}  // namespace galley::rtf
