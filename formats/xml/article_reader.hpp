// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/document.hpp"
#include "xml/reading.hpp"

namespace galley::xml {

/// Appends the article that an element holds. An article within it, which has no place there, comes after it.
void read_article(Reading& reading, const Element& element, std::vector<Article>& articles);

/// Reports references of the current article to notes that it does not have.
void check_note_uses(Reading& reading);

}  // namespace galley::xml
