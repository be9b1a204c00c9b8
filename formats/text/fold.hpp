// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::text {

/// Breaks a paragraph into lines of at most `width` columns (East Asian characters take two), as far as it can be
/// done so that joining the lines again gives the same text: at spaces between words, and between
/// characters of Han and Kana, where no closing punctuation comes to stand at a line start and no
/// opening one at a line end. No line begins with what would be a mark. Line ends in it stay.
std::string fold(std::string_view paragraph, std::size_t width, bool marks);

}  // namespace galley::text
