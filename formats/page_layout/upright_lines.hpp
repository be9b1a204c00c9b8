// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "page_layout/page_content.hpp"

namespace galley::layout {

/// Some producers show vertical lines as single glyphs of a horizontal font, one below the other. If a page is set so,
/// the page with those glyphs told as what they are: set top to bottom.
std::optional<PageContent> with_vertical_lines(const PageContent& page);

}  // namespace galley::layout
