// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Bylines and datelines that say with marks what their line alone does not:
///
///     [By]{.credit role=reporter} [Jane Doe]{.name affiliation="Daily News"} {.byline}
///     [Berlin]{.place} [July 4]{.date when=2023-07-04} [Reuters]{.agency} {.dateline}
///
/// A credit begins with its label, which may be empty.

#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::text {

/// Reads the line without the attributes at its end. What is not within marks is left out: it parts them.
Byline parse_marked_byline(std::string_view line);
Dateline parse_marked_dateline(std::string_view line);

/// Prints them, with the attributes at the end.
std::string print_marked_byline(const Byline& byline);
std::string print_marked_dateline(const Dateline& dateline);

}  // namespace galley::text
