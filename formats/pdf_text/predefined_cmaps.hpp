// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The predefined CMaps (ISO 32000-1, 9.7.5.2, table 118) and Adobe's character collections.

#include <cstdint>
#include <memory>
#include <string_view>

#include "pdf_text/cmap.hpp"

namespace galley::pdf_text {

/// The predefined CMap of this name ("UniGB-UCS2-H", "90ms-RKSJ-H", "Identity-H"), or null. Thread-safe.
std::shared_ptr<const CMap> predefined_cmap(std::string_view name);

/// The Unicode character of a CID in a character collection ("Adobe-Japan1"); 0 when not known. Thread-safe.
char32_t character_of_cid(std::string_view collection, std::uint32_t cid);

}  // namespace galley::pdf_text
