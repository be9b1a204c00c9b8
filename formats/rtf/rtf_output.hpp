// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::rtf {

/// Appends text, all that is not ASCII by its Unicode number. Tabs and line feeds count.
void append_escaped(std::string& rtf, std::string_view text);

/// Appends bytes as hexadecimal digits in lines.
void append_hexadecimal(std::string& rtf, std::string_view bytes);

/// Appends a mark of ours: a destination that other programs pass over.
void append_mark(std::string& rtf, std::string_view text);

}  // namespace galley::rtf
