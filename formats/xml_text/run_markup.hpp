// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "galley/document.hpp"
#include "xml_text/markup_output.hpp"

namespace galley::xml_text {

/// How a vocabulary marks a style: the markup before the text and after it.
struct StyleMarkup {
  Style style;  ///< one flag, or several that one element stands for
  std::string_view open;
  std::string_view close;
  bool exact = false;  ///< no other style begins within it, nor a line break
};

/// How a vocabulary writes a run of inlines.
struct RunMarkup {
  std::span<const StyleMarkup> styles;  ///< outermost first, combinations before what they are made of
  std::string_view language_open;       ///< `<span`: the attribute xml:lang follows
  std::string_view language_close;
  std::function<void(const Inline&)> other;  ///< writes what is no Text
};

/// Writes a run as mixed content. Elements for style and language stay open from one Text to the next as far as
/// both have them.
void write_run(MarkupOutput& output, const Inlines& inlines, const RunMarkup& markup);

}  // namespace galley::xml_text
