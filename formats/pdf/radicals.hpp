// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "page_layout/page_content.hpp"

namespace galley::pdf {

/// Puts the ideographs in place of CJK radicals, which some producers map glyphs of Han characters to since both look
/// alike. Which of several forms is meant follows from the language. Returns how many there were.
std::size_t resolve_radicals(layout::PageContent& page, std::string_view language);

}  // namespace galley::pdf
