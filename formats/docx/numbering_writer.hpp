// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "docx/write_state.hpp"

namespace galley::docx {

/// A definition (w:abstractNum) of its own for each list, with the one level that it uses: lists that touch stay apart,
/// and other word processors, which take restarts of a shared definition for new lists, keep each whole.
std::string list_definitions(const WriteState& state);

/// A w:num for each of them.
std::string list_instances(const WriteState& state);

}  // namespace galley::docx
