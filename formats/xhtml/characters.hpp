// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace galley::xhtml {

/// White space of HTML: space, tab, line feed, form feed, carriage return.
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Without white space of HTML at both ends.
std::string_view trim(std::string_view text);

bool is_blank(std::string_view text);

/// Runs of white space of HTML become one space; none is left at the ends.
std::string collapse(std::string_view text);

std::string lower_case(std::string_view ascii);

/// Han, Kana and full-width characters: a line end between two of them is no space.
bool is_spaceless(char32_t code_point);

/// The character that byte `b` of Windows-1252 stands for.
char32_t windows_1252(unsigned char b);

}  // namespace galley::xhtml
