// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "galley/document.hpp"
#include "galley/export.hpp"

namespace galley {

/// How long a text is.
struct TextMeasure {
  std::uint64_t words =
      0;  ///< each Han, Kana or Hangul-free ideograph counts one, as editors count; other words by UAX #29 in essence
  std::uint64_t characters = 0;  ///< code points that are not white space and not combining marks

  bool operator==(const TextMeasure&) const = default;
};

/// Counts the words and characters of UTF-8 text: Han and Kana characters are words each, Hangul and all
/// other scripts count by runs of letters and digits (with an apostrophe or hyphen inside).
GALLEY_API TextMeasure measure(std::string_view text);

/// All text of an article that a reader sees: from kicker to notes, captions and table cells too.
GALLEY_API TextMeasure measure(const Article& article);

/// The sum over all articles.
GALLEY_API TextMeasure measure(const Document& document);

/// Columns that text takes on a terminal or in a text file: East Asian wide and full-width characters
/// take two, combining marks none (UAX #11).
GALLEY_API std::uint64_t display_width(std::string_view text);

}  // namespace galley
