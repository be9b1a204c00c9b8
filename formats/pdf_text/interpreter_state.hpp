// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pdf_text/content_interpreter.hpp"

namespace galley::pdf_text {

/// The graphics and text state that content streams change (ISO 32000-1, 8.4 and 9.3), as far as text needs it.
struct ContentInterpreter::State {
  Matrix matrix;
  Matrix text_matrix;
  Matrix line_matrix;
  TextFont* font = nullptr;
  std::uint16_t font_index = 0;
  double size = 0;
  double character_spacing = 0;
  double word_spacing = 0;
  double scale = 1;
  double leading = 0;
  double rise = 0;
  int mode = 0;
  std::uint32_t fill = 0;
  std::uint32_t stroke = 0;
  double line_width = 1;
  layout::Rectangle clip;
};

}  // namespace galley::pdf_text
