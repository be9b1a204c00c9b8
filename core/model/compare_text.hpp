// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::model {

/// "text differs: «...» and «...»", with what is around the first difference; empty for equal text.
std::string text_difference(std::string_view name, std::string_view a, std::string_view b);

/// What differs first in two runs, in words; empty for equal runs.
std::string run_difference(const Inlines& a, const Inlines& b);

/// The start of a text in «», short enough for a message.
std::string quoted(std::string_view text);

}  // namespace galley::model
