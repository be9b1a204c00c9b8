// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::markdown {

/// CommonMark takes no notice of emphasis that ends in punctuation right before a letter ("**「港」**が"), which words
/// that spaces part never need, and Chinese and Japanese always do. A mark of punctuation that stands nowhere else,
/// put between such asterisks and the letter outside, makes cmark see what is meant; remove_flanking_marks() takes it
/// out again, wherever it came to be.
std::string with_flanking_marks(std::string_view text);

/// Removes the marks from what was made of `original`.
void remove_flanking_marks(std::string& made, std::string_view original);

}  // namespace galley::markdown
