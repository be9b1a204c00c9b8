// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "typesetting/paragraph.hpp"

namespace galley::typesetting {

/// Inlines as one text with spans of equal style: what shaping works on.
struct ParagraphText {
  struct Span {
    std::size_t begin = 0;  ///< UTF-16 units; a span ends where the next begins
    std::uint16_t style = 0;
    std::int32_t note = -1;
    std::int32_t ruby = -1;
  };
  struct Reading {
    std::u16string text;
    std::uint16_t style = 0;
    ElementId element = no_element;
  };

  std::u16string text;  ///< a forced line end is U+2028
  std::vector<Span> spans;
  std::vector<TextStyle> styles;
  std::vector<Reading> readings;  ///< of ruby, by Span::ruby
};

ParagraphText flatten(const Inlines& inlines, const ParagraphStyle& style, const NoteNumbers& notes,
                      StructureTree& structure);

}  // namespace galley::typesetting
