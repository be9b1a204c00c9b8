// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What programs that recognise characters tell of a picture in hOCR: XHTML with a class and a box for each part.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley::pdf {

/// One word; lengths in pixels from the top left corner of the picture.
struct HocrWord {
  std::string text;
  float left = 0;
  float right = 0;
  float baseline = 0;  ///< of its line, at its middle
  float size = 0;      ///< of its line's letters
};

struct HocrPage {
  float width = 0;
  float height = 0;
  std::vector<HocrWord> words;  ///< in the order of the file
};

/// Nothing for what is no hOCR: XML without an element of class ocr_page that has a box.
std::optional<HocrPage> read_hocr(std::string_view bytes);

}  // namespace galley::pdf
