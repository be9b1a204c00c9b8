// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What typesetting has to know of scripts and languages.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <hb.h>

namespace galley::typesetting {

/// The script of a character; HB_SCRIPT_COMMON and HB_SCRIPT_INHERITED for those that have none of their own.
hb_script_t script_of(char32_t character);

/// "zh" of "zh-Hant-TW", lower case.
std::string primary_language(std::string_view language);

/// Is the language written in Han, Kana or Hangul?
bool is_cjk(std::string_view language);

/// Is it written from right to left?
bool is_right_to_left(std::string_view language);

/// The language whose shapes and fonts text of `script` wants inside text of `language`: that language itself if it
/// is written in the script, else the commonest one that is ("ar" for Arabic letters in English text).
std::string language_for_script(hb_script_t script, std::string_view language);

enum class FontClass : std::uint8_t { serif, sans, mono };

/// Families to look for, the best first, for a script in a language.
std::vector<std::string> font_families(FontClass font_class, hb_script_t script, std::string_view language);

/// The Debian package that has a font for the script.
std::string_view font_package(hb_script_t script);

/// "Devanagari"
std::string script_name(hb_script_t script);

}  // namespace galley::typesetting
