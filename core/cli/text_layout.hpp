// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Text as a terminal shows it: columns count by display width, so that CJK aligns.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "batch/readable.hpp"

namespace galley::cli {

using batch::shown;

/// The name of an input or output as messages show it: "-" has a name, and names are shown() .
std::string shown_file(std::string_view file);

/// `text` with spaces after it to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Lines of at most `width` columns: broken at spaces, and between wide characters but not before closing
/// punctuation. A word wider than a line stands on its own one.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Rows of cells in columns as wide as their widest cell and two spaces apart, one row a line. The last
/// column is not padded.
std::string table(const std::vector<std::vector<std::string>>& rows);

}  // namespace galley::cli
