// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"

namespace galley::text_encoding {

/// Valid UTF-8 in the encoding that a label of the WHATWG Encoding Standard names. Each character that the
/// encoding lacks becomes a question mark and is a loss (code unencodable-characters): the first ones are
/// told, all are counted. `mark` puts a byte order mark before the text where the encoding has one (UTF-16
/// and UTF-32 without a byte order in their name always get one, and are little-endian). Throws
/// Error(usage) for an unknown label and Error(plugin) when the module text-encoding.so is needed and missing.
std::string encode(std::string_view utf8, std::string_view label, bool mark, Diagnostics& diagnostics);

/// Is it UTF-8 that the label names? Then encode() would only copy. Throws Error(usage) for an unknown label.
bool names_utf8(std::string_view label);

}  // namespace galley::text_encoding
