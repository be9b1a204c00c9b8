// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace galley::typesetting {

enum class WritingMode : std::uint8_t { horizontal, vertical };

/// How pages are to look. Lengths in points.
struct PageStyle {
  float width = 595.276F;  ///< A4
  float height = 841.89F;
  float margin = 56.7F;  ///< on all four sides
  std::uint32_t columns = 1;
  float column_gap = 0;  ///< 0: twice the font size
  float font_size = 10;
  float line_height = 0;  ///< times the font size; 0: what the language wants
  std::string family;  ///< of the running text: a family's name, "serif", "sans-serif"; empty: what the language wants
  std::string heading_family;  ///< of headlines and headings; empty: as the running text
  WritingMode writing_mode = WritingMode::horizontal;
  bool justify = true;
  bool hyphenate = true;
  bool page_numbers = true;
  std::string running_header;  ///< at the head of every page but the first; may be empty
};

}  // namespace galley::typesetting
