// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"

namespace galley::html {

/// A page as UTF-8 without NUL. Its encoding is what `encoding` says, else what a byte order mark, else what the page
/// itself declares in its first 8 KiB (HTML, 13.2.3.2; XML declarations too), else found out; so it is too where the
/// declaration names no encoding that there is. Throws Error(usage) for an unknown `encoding`.
std::string decoded_page(std::string_view bytes, std::string_view encoding, Diagnostics& diagnostics);

/// The label of the encoding that a page declares; empty: none.
std::string declared_encoding(std::string_view bytes);

}  // namespace galley::html
