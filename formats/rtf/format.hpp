// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "rtf/words.hpp"

namespace galley::rtf {

/// Character formatting as far as it matters to an article (RTF 1.9.1, "Font (Character) Formatting Properties").
struct CharacterFormat {
  bool strong = false;
  bool emphasis = false;
  bool complex_strong = false;
  bool complex_emphasis = false;
  bool hidden = false;
  bool struck = false;
  bool deleted = false;
  bool raised = false;
  bool lowered = false;
  bool double_byte = false;  ///< \dbch: the associated font holds
  std::int32_t font = 0;
  std::int32_t double_byte_font = -1;
  std::int32_t style = -1;
  std::int32_t language = 0;
  std::int32_t east_asian_language = 0;
  std::int32_t complex_language = 0;
  std::int32_t exact_language = -1;  ///< in RtfReading::exact_languages
  std::uint16_t size = 24;           ///< in half-points
};

/// Paragraph formatting.
struct ParagraphFormat {
  std::int32_t style = 0;
  std::int32_t list = 0;  ///< \ls; 0: none
  std::uint8_t list_level = 0;
  std::uint8_t outline = 0xFF;  ///< 0xFF: not told, 9: body
  bool in_table = false;
  std::uint8_t table_depth = 1;  ///< of \itap
  bool ruled = false;
  // A list of RTF 1.5 and before.
  bool old_list = false;
  bool old_ordered = false;
  bool old_continues = false;
  std::uint8_t old_level = 0;
  std::int32_t old_start = 1;
};

/// What a group inherits and gives back at its end.
struct GroupState {
  Destination destination = Destination::story;
  bool begins_destination = false;
  bool ignorable = false;  ///< it began with \*
  std::uint8_t unicode_skip = 1;
  CharacterFormat character;
  ParagraphFormat paragraph;
};

}  // namespace galley::rtf
