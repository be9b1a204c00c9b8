// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace galley::pdf_text {

/// Looks a file over before PoDoFo reads it, which trusts the dictionary of AES-256 (ISO 32000-2, 7.6.4.2, table 21) to
/// be complete. False when a file that may be encrypted has any dictionary that says it is such, and lacks one of its
/// strings or has one that is too short; which dictionary counts is for PoDoFo to say. Linear in the size of the file.
bool has_whole_encryption(std::string_view bytes);

}  // namespace galley::pdf_text
