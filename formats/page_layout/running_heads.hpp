// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Running heads, running feet and page numbers among what stands at the head and the foot of pages.

#include <cstddef>
#include <string>
#include <vector>

#include "page_layout/layout_block.hpp"

namespace galley::layout {

/// For each block: is it one of those? Only margin blocks can be.
std::vector<bool> running_heads(const std::vector<LayoutBlock>& blocks, float body_size, std::size_t page_count);

/// For each block: is it a picture that three pages or more show at one place, as they do the badge of who made them?
std::vector<bool> running_pictures(const std::vector<LayoutBlock>& blocks);

/// Is the text a page number and nothing else: 7, - 7 -, 7/12, Page 7 of 12, 第7页, vii?
bool is_page_number(std::string_view text);

}  // namespace galley::layout
