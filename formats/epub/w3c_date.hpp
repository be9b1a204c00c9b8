// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::epub {

/// Is it a date, or a date and time with a zone, of the W3C's profile of ISO 8601?
bool is_w3c_date(std::string_view text);

/// When the document was modified last, as `dcterms:modified` wants it (EPUB 3.3, 5.5.5): what the metadata say,
/// else SOURCE_DATE_EPOCH from the environment, else the day of issue, else the beginning of 1970: never the clock.
std::string modified_date(const Metadata& metadata);

}  // namespace galley::epub
