// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley {

/// Does this look like text, in whatever encoding? UTF-8, UTF-16 and UTF-32 (with or without a byte order
/// mark), and what has no NUL and hardly a control character, as any single-byte or East Asian encoding.
/// Looks at the first 64 KiB. Nothing at all is text.
bool looks_like_text(std::string_view bytes);

}  // namespace galley
