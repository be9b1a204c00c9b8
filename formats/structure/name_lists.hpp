// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The two ways of writing a list of names: with spaces between the words of a name ("Jane Doe, Berlin, and
/// John Roe"), and without (凌云 张文敬（实习生）).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"
#include "structure/convention_table.hpp"
#include "structure/person_names.hpp"

namespace galley::structure {

using Names = std::vector<CreditName>;

/// Latin, Cyrillic and Arabic letters.
std::optional<Names> parse_spaced_names(std::string_view text, const Convention& convention, NameContext context);
void print_spaced_affiliation(std::string& line, const std::string& affiliation, const Convention& convention);

/// Chinese, Japanese and Korean.
std::optional<Names> parse_unspaced_names(std::string_view text, const Convention& convention, NameContext context);
void print_unspaced_affiliation(std::string& line, const std::string& affiliation, const Convention& convention);

/// Round and square brackets, full-width ones too.
bool is_opening_bracket(char32_t c);
bool is_closing_bracket(char32_t c);

/// White space of any kind as one space each, none at the ends.
std::string collapsed(std::string_view text);

/// An e-mail address, an IRI, or a handle ("@jane").
bool is_contact(std::string_view word);

/// The contact in `word`, with or without brackets around it; empty if it is none.
std::string_view contact_in(std::string_view word);

}  // namespace galley::structure
