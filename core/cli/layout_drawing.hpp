// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/diagnostics.hpp"
#include "galley/page_view.hpp"

namespace galley::cli {

/// The pages below each other as one SVG 1.1 picture: their text in grey, and over it the regions, the lines and the
/// blocks, numbered and joined in the order in which they are read.
std::string layout_as_svg(const std::vector<PageView>& pages);

/// An HTML page with such a picture for each page, and beside it the order in words and what was inferred from what.
/// `title` may be any bytes.
std::string layout_as_html(std::string_view title, const std::vector<PageView>& pages, const Diagnostics& diagnostics);

}  // namespace galley::cli
