// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How Chinese, Japanese and Korean text is spaced and broken (W3C Requirements for Chinese Text Layout; JIS X 4051;
/// UAX #14 for what is not said there).

#include <cstdint>

namespace galley::typesetting {

enum class CjkClass : std::uint8_t {
  none,         ///< not set as CJK: words with spaces between
  ideograph,    ///< Han, Kana, Hangul syllables, full-width letters
  opening,      ///< 「（《“: no line ends with it; its first half is blank
  closing,      ///< 」）》”、。，: no line begins with it; its second half is blank
  middle_dot,   ///< ・: no line begins with it; blank on both sides
  no_start,     ///< ！？, small kana, iteration marks: no line begins with it
  inseparable,  ///< — and …: not broken within a pair
  space,        ///< ideographic space
};

/// The class of a character in text of a language that is (`cjk`) or is not set as CJK. Quotation marks, dashes and
/// ellipses are shared with other scripts: they count as CJK only where `ambiguous_is_cjk`.
CjkClass cjk_class(char32_t character, bool ambiguous_is_cjk);

/// May a line end between two characters, at least one of which is CJK?
bool may_break_between(char32_t before, CjkClass before_class, char32_t after, CjkClass after_class);

/// Punctuation that may hang beyond the end of a line (ぶら下げ).
bool may_hang(char32_t character);

}  // namespace galley::typesetting
