// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley::batch {

/// RFC 4648, section 4, with padding.
std::string encode_base64(std::string_view bytes);

/// Nothing for what is not base64. Padding may be left out; line ends are passed over.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace galley::batch
