// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace galley::rtf {

/// A style of written files. Its formatting stands in the style sheet and, as RTF has it, in each paragraph again.
struct WrittenStyle {
  std::string_view name;  ///< as style_translations() has it in English, if it is there
  int number = 0;
  std::string_view paragraph;  ///< control words of paragraph formatting
  std::string_view character;  ///< ... of character formatting
};

/// The paragraph style of this name; there must be one.
const WrittenStyle& written_style(std::string_view name);

/// The character style of this name.
const WrittenStyle& written_character_style(std::string_view name);

/// {\stylesheet ...}, with names in a language of style_translations(), by its place there.
std::string style_sheet(std::size_t language_of_names);

}  // namespace galley::rtf
