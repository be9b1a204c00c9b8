// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "page_layout/chunk.hpp"
#include "page_layout/page_content.hpp"

namespace galley::layout {

/// A page turned so that most of its text stands upright.
struct UprightPage {
  PageContent page;
  Frame frame;     ///< of the text on the page as it was
  float left = 0;  ///< of the page as it was, in that frame
  float top = 0;

  /// A rectangle of the upright page on the page as it was.
  Rectangle to_page(const Rectangle& box) const;
};

/// Nothing for a page that most of the text stands upright on, or is set top to bottom on.
std::optional<UprightPage> upright_page(const PageContent& page);

}  // namespace galley::layout
