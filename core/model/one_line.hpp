// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace galley {

/// Makes a message of text that may quote what a stranger wrote: valid UTF-8 in one line, of at most some
/// thousand bytes. Line ends and control characters (a terminal would obey them) become spaces.
std::string one_line(std::string text);

}  // namespace galley
