// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "word_processing/languages.hpp"

namespace galley::odt {

/// Appends the attributes of style:text-properties that tell a BCP 47 language for one kind of script (ODF 1.3, part 3,
/// 20.202 and those beside it).
void append_language(std::string& xml, std::string_view tag, word_processing::ScriptKind script);

/// The same for all of them.
void append_languages(std::string& xml, std::string_view tag);

}  // namespace galley::odt
