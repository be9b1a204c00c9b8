// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "galley/error.hpp"

namespace galley::xml_text {

/// Lines and columns of offsets in UTF-8 text, found when somebody asks. Offsets that come in order cost one
/// pass over the text together.
class Positions {
 public:
  explicit Positions(std::string_view text) : text_(text) {}

  /// A negative offset is a place that is not known; one past the end is the end.
  Place at(std::ptrdiff_t offset);

  /// The offset of what follows the white space at `offset`.
  std::ptrdiff_t after_space(std::ptrdiff_t offset) const;

 private:
  std::string_view text_;
  std::size_t offset_ = 0;  ///< counted up to here
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

}  // namespace galley::xml_text
