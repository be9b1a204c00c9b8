// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::docx {

/// Undoes base64 (RFC 4648, 4); characters outside its alphabet are passed over.
std::string decode_base64(std::string_view text);

}  // namespace galley::docx
