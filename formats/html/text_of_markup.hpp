// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::html {

/// The text of a value that may hold markup and character references, as what pages say to machines often does; on one
/// line.
std::string text_of_markup(std::string_view value);

/// The letters and digits of a text, in lower case where ASCII, words apart by one space: for telling whether two
/// lines say the same.
std::string comparable(std::string_view text);

}  // namespace galley::html
