// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "galley/document.hpp"
#include "pdf_text/file.hpp"

namespace galley::pdf {

/// The picture with this object number: JPEG and JPEG 2000 as they stand, grey and RGB of eight bits as PNG. Nothing
/// for other kinds; `why` says then what it is. Takes no more than `limit` bytes.
std::optional<Media> read_picture(const pdf_text::File& file, std::int64_t object, std::uint64_t limit,
                                  std::string& why);

/// The data of the picture's stream as they stand, but decrypted; empty when it is not there or larger than `limit`.
std::string picture_data(const pdf_text::File& file, std::int64_t object, std::uint64_t limit);

}  // namespace galley::pdf
