// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"
#include "galley/error.hpp"

namespace galley::xml {

/// Lines and columns of offsets in UTF-8 text, found when somebody asks. Offsets that come in order cost one
/// pass over the text together.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}

  /// A negative offset is a place that is not known; one past the end is the end.
  Place at(std::ptrdiff_t offset);

 private:
  std::string_view text_;
  std::size_t offset_ = 0;  ///< counted up to here
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

/// Adds a diagnostic, with its place as long as it is kept.
void report(Diagnostics& diagnostics, Positions& positions, Severity severity, std::string_view code,
            std::string message, std::ptrdiff_t offset);

}  // namespace galley::xml
