// SPDX-License-Identifier: Apache-2.0
#include "xml/position.hpp"

#include <algorithm>
#include <cstring>

#include "galley/unicode.hpp"

namespace galley::xml {

Place Positions::at(std::ptrdiff_t offset) {
  if (offset < 0) return {};
  const std::size_t at = std::min(static_cast<std::size_t>(offset), text_.size());
  if (at < offset_) {
    offset_ = 0;
    line_ = 1;
    line_start_ = 0;
  }
  while (offset_ < at) {
    const void* found = std::memchr(text_.data() + offset_, '\n', at - offset_);
    if (found == nullptr) break;
    offset_ = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()) + 1;
    line_start_ = offset_;
    ++line_;
  }
  offset_ = at;
  Place place;
  place.line = static_cast<std::uint32_t>(line_);
  // A line of a gigabyte is not counted again for each of its faults.
  constexpr std::size_t longest_counted = 100'000;
  if (at - line_start_ <= longest_counted) {
    place.column = static_cast<std::uint32_t>(count_code_points(text_.substr(line_start_, at - line_start_)) + 1);
  }
  place.offset = static_cast<std::int64_t>(at);
  return place;
}

}  // namespace galley::xml
