// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley::text_encoding {

/// Appends base64 (RFC 4648, 4) in lines of 76 characters, each with a line feed at its end.
void append_base64(std::string& text, std::string_view bytes);

/// The bytes that base64 stands for; white space is passed over, padding at the end may lack. Nothing for
/// what is not base64.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace galley::text_encoding
