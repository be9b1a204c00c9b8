// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace galley::text {

/// What a run of `*` or `_` may do, from the characters around it (CommonMark 6.2). Beside a character of East
/// Asian writing, which has no spaces between words, punctuation on the other side does not matter; and a
/// run of `*` between digits is a sign of multiplication.
struct Flanking {
  bool opens = false;
  bool closes = false;
};

/// `before` and `after` are the characters beside the run: a space at the ends of the text.
Flanking flanking(char mark, char32_t before, char32_t after);

/// Bytes of the content of a superscript or subscript mark (`x^2^`, `H~2~O`) that opens at `at`; 0 if it does not.
/// The content is literal: letters, digits and a few signs.
std::size_t script_length(std::string_view text, std::size_t at);

}  // namespace galley::text
