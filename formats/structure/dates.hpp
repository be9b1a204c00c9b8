// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Dates as newspapers print them, by the table.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "structure/convention_table.hpp"

namespace galley::structure {

struct PrintedDate {
  std::size_t end = 0;  ///< behind the date in the text
  std::string when;     ///< ISO 8601, if the text tells the year
  bool year = false;
  bool article = false;  ///< begins with a word: "le 4 juillet", "am 4. Juli"
};

/// The date that stands at `position`: 2023年7月4日, 4日, "July 4, 2023", "4. Juli", "4 de julio de 2023",
/// 2023-07-04, 04.07.2023; with a time of day behind it, if one is there.
std::optional<PrintedDate> parse_date(std::string_view text, std::size_t position, const Convention& convention);

}  // namespace galley::structure
