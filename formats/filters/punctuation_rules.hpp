// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The passes that normalize_punctuation is made of. Each works on one run of inlines.

#include <string_view>

#include "filters/flat_text.hpp"

namespace galley::filters {

/// Han, Kana, or a mark that only stands between them.
bool is_han_text(char32_t c);

/// Half-width , . : ; ? ! ( ) beside Han or Kana become full-width; the space behind them goes.
void widen_marks(FlatText& text, std::string_view language);

/// "--" becomes a dash, "..." an ellipsis, a hyphen between spaces a dash; as the language prints them.
void set_dashes(FlatText& text, std::string_view language);

enum class QuoteChange : std::uint8_t {
  straight,  ///< " and ' only
  all,       ///< also quotation marks of other languages
};

/// Quotation marks and apostrophes as the language prints them. A language that is not known changes nothing.
void set_quotes(FlatText& text, std::string_view language, QuoteChange change);

}  // namespace galley::filters
