// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace galley::pdf {

/// The pages (from 0, in the order of the document) that "1-3,7,12-" names; all for an empty text. Throws Error(usage)
/// for what cannot be understood or names no page of the document.
std::vector<std::uint32_t> selected_pages(std::string_view text, std::uint32_t page_count);

}  // namespace galley::pdf
