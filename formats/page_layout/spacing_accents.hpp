// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Accents that a font has as characters of their own, painted over a letter: what TeX and old typesetters do.

namespace galley::layout {

/// Is this an accent that takes room of its own, such as U+00B4?
bool is_spacing_accent(char32_t c);

/// The letter with the accent as one character; 0: there is none. A dotless i counts as one with its dot.
char32_t accented(char32_t letter, char32_t accent);

}  // namespace galley::layout
