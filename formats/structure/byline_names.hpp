// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The names that stand beside a label, with affiliations and contacts: read and printed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document.hpp"
#include "structure/convention_table.hpp"
#include "structure/person_names.hpp"

namespace galley::structure {

/// More names than this are no byline.
inline constexpr std::size_t byline_name_limit = 12;

/// All of `text` as names, or nothing. `context` holds for the first name; a label that touches it has no
/// bearing on the others.
std::optional<std::vector<CreditName>> parse_names(std::string_view text, const Convention& convention,
                                                   NameContext context);

/// The same names printed; parse_names gives them back.
std::string print_names(const std::vector<CreditName>& names, const Convention& convention);

}  // namespace galley::structure
