// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace galley::text {

/// The cells of a row, apart by pipes; a pipe behind a backslash is text, pipes at the ends are the frame.
std::vector<std::string_view> split_cells(std::string_view row);

}  // namespace galley::text
