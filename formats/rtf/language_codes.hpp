// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace galley::rtf {

/// The BCP 47 tag of a language identifier of Windows ([MS-LCID]), as \lang tells it; empty when it is not known.
std::string_view language_of_code(std::int32_t code);

/// The identifier that suits a tag best; 0 when none does.
std::int32_t code_of_language(std::string_view language);

}  // namespace galley::rtf
