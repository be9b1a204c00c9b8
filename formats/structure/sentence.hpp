// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How a line ends and begins: what tells a sentence from a heading, in all scripts.

#include <cstdint>
#include <string_view>

namespace galley::structure {

enum class Ending : std::uint8_t {
  none,       ///< a letter, a digit, or nothing
  full_stop,  ///< . 。 … and their like
  question,   ///< ? and !
  colon,
  comma,  ///< , ; 、 and their like
  dash,
  hyphen,  ///< one - or a soft hyphen, at a letter
};

/// The mark that a line ends in; white space, closing quotes and brackets after it do not count.
Ending ending_of(std::string_view line);

/// Ends in a full stop, a question mark or an exclamation mark.
bool ends_sentence(std::string_view line);

/// Closing quotes and brackets of all scripts.
bool is_closing_mark(char32_t c);

/// Opening quotes and brackets of all scripts.
bool is_opening_mark(char32_t c);

/// Begins with a dash that announces a deck: "——", "— ", "– ".
bool begins_with_dash(std::string_view line);

/// Begins like an item of a list: "- ", "•", "1.", "(a)", "一、", "①".
bool looks_like_list_item(std::string_view line);

}  // namespace galley::structure
