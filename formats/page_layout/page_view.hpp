// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/page_view.hpp"
#include "page_layout/page_content.hpp"
#include "page_layout/page_flow.hpp"

namespace galley::layout {

/// What a page and what was made of it look like. `first_order` is the number of its first block.
/// `flow` was made with FlowState::explain.
PageView page_view(const PageContent& page, const PageFlow& flow, std::uint32_t first_order);

}  // namespace galley::layout
