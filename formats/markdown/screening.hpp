// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/plugin.hpp"

namespace galley::markdown {

/// Refuses text that makes cmark-gfm 0.29.0.gfm.6 take far more time or memory than its size: tables whose rows are
/// filled up with empty cells, containers nested by thousands in one line. Notes that nothing refers to, which
/// cmark drops, are told as a loss. Linear. Throws Error(limit).
void screen(std::string_view text, const Context& context);

}  // namespace galley::markdown
