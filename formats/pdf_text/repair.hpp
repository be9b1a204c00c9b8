// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley::pdf_text {

struct Rewritten {
  std::string bytes;
  bool was_damaged = true;  ///< false when libqpdf had nothing to mend
};

/// The file rewritten by libqpdf: cross-references rebuilt, decrypted, without object streams. Throws Error(input)
/// when libqpdf finds no document in it either, Error(unsupported) when the password is missing or wrong, and
/// Error(limit) when its object streams unpack to more than `most_unpacked` bytes together.
Rewritten rewrite(std::string_view bytes, const std::string& password, std::uint64_t most_unpacked);

}  // namespace galley::pdf_text
