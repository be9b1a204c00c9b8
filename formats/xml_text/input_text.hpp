// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/diagnostics.hpp"
#include "text_encoding/decode.hpp"

namespace galley::xml_text {

/// The text of an XML entity in the encoding that its byte order mark, its first bytes or its declaration
/// tells (XML 1.0, 4.3.3 and appendix F), else in UTF-8. `bytes` must outlive it. Throws Error(unsupported)
/// for an encoding that is not known.
text_encoding::Decoded decode_entity(std::string_view bytes, Diagnostics& diagnostics);

}  // namespace galley::xml_text
