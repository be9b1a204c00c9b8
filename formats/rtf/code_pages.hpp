// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"

namespace galley::rtf {

/// The encoding of a \fcharset (RTF 1.9.1, "Font Table"), as the WHATWG Encoding Standard names it. Empty: that of the
/// document, or none that is known.
std::string_view encoding_of_charset(std::int32_t charset);

/// The encoding of a code page, as \ansicpg and \cpg tell it; empty when it is not known.
std::string_view encoding_of_code_page(std::int32_t code_page);

/// Bytes of an encoding as UTF-8.
std::string decoded(std::string_view bytes, std::string_view encoding, Diagnostics& diagnostics);

}  // namespace galley::rtf
