// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::pdf_text {

/// Appends the characters that a glyph name stands for (Adobe Glyph List Specification, 2): listed names, uniXXXX,
/// uXXXXXX, components apart by '_', a suffix after '.' left out. False when it stands for none.
bool append_glyph_name(std::string_view name, std::string& text);

/// Appends a character as text wants it: Latin ligatures and Arabic presentation forms as their letters, nothing for
/// controls and non-characters. Radicals are left to resolve_radicals, which knows the language.
bool append_character(char32_t character, std::string& text);

}  // namespace galley::pdf_text
