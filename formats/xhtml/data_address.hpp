// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Addresses that hold what they name: `data:image/png;base64,...` (RFC 2397).

#include <optional>
#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::xhtml {

/// With each %41 replaced by the byte that it stands for (RFC 3986, 2.1).
std::string percent_decoded(std::string_view text);

/// Does an address begin with a scheme ("https:"), so that it is not relative?
bool has_scheme(std::string_view address);

/// Is it an address with the scheme `data`?
bool is_data_address(std::string_view address);

/// What a data address holds; nothing if it is malformed. A missing media type is text/plain (RFC 2397, 2).
std::optional<Media> media_of_data_address(std::string_view address);

/// Appends the address that holds `media`, in base64 on one line.
void append_data_address(std::string& out, const Media& media);

}  // namespace galley::xhtml
