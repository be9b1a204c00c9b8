// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Bylines that pages print without a label, in one line with the date, the office and the address of who wrote.

#include <string>
#include <string_view>

#include "galley/document.hpp"

namespace galley::html {

struct BylineLine {
  Byline byline;     ///< empty: no name can be told from the rest
  std::string date;  ///< as printed; empty: none
};

/// Takes apart a line like "Ana Lima | Staff writer | 4 July 2023" or "12.24.14 9:00AM Ana Lima". `language` (BCP 47,
/// may be empty) is a hint.
BylineLine read_byline_line(std::string_view line, std::string_view language);

}  // namespace galley::html
