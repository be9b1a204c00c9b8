// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "pdf_text/file.hpp"

namespace galley::pdf {

/// What the document says of itself: its XMP packet (ISO 16684-1, Dublin Core), and what only the information
/// dictionary (ISO 32000-1, 14.3.3) has. `bytes` are those of the file as it is.
Metadata read_metadata(const pdf_text::File& file, std::string_view bytes);

/// A date of PDF (7.9.4) as W3CDTF: "D:20230704120000Z" is 2023-07-04. Empty for what is no date.
std::string date_of(std::string_view text);

}  // namespace galley::pdf
