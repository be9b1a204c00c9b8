// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::layout {

/// Does the text end as an entry in a list of contents does, with leaders and a page number behind them?
bool ends_contents_entry(std::string_view text);

}  // namespace galley::layout
