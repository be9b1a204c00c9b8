// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "page_layout/page_content.hpp"

namespace galley::layout {

/// Some producers draw the bullets of lists, and some fonts do not say what the glyph of one is. If a page has marks
/// that stand alone before lines of text, the page with a bullet in the place of each.
std::optional<PageContent> with_bullets(const PageContent& page);

}  // namespace galley::layout
