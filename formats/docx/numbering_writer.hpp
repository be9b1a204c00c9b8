// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "docx/write_state.hpp"

namespace galley::docx {

/// The two definitions that written lists use, bullets and numbers, as w:abstractNum elements.
std::string list_definitions(std::uint32_t first_definition);

/// A w:num for each list; each restarts, so that lists that touch stay apart.
std::string list_instances(const WriteState& state);

}  // namespace galley::docx
