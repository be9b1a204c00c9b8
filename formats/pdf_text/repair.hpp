// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::pdf_text {

/// The file rewritten by libqpdf: cross-references rebuilt, decrypted, without object streams. Throws Error(input)
/// when libqpdf finds no document in it either, and Error(unsupported) when the password is missing or wrong.
std::string rewrite(std::string_view bytes, const std::string& password);

}  // namespace galley::pdf_text
