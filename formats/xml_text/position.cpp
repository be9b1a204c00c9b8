// SPDX-License-Identifier: Apache-2.0
#include "xml_text/position.hpp"

#include <algorithm>
#include <cstring>

#include "galley/unicode.hpp"

namespace galley::xml_text {

std::ptrdiff_t Positions::after_space(std::ptrdiff_t offset) const {
  if (offset < 0) return offset;
  return static_cast<std::ptrdiff_t>(
      std::min(text_.find_first_not_of(" \t\r\n", static_cast<std::size_t>(offset)), text_.size()));
}

Place Positions::at(std::ptrdiff_t offset) {
  if (offset < 0) return {};
  const std::size_t at = std::min(static_cast<std::size_t>(offset), text_.size());
  if (at < offset_) {
    offset_ = 0;
    line_ = 1;
    column_ = 1;
  }
  while (offset_ < at) {
    const void* found = std::memchr(text_.data() + offset_, '\n', at - offset_);
    if (found == nullptr) break;
    offset_ = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data()) + 1;
    ++line_;
    column_ = 1;
  }
  column_ += count_code_points(text_.substr(offset_, at - offset_));
  offset_ = at;
  Place place;
  place.line = static_cast<std::uint32_t>(line_);
  place.column = static_cast<std::uint32_t>(column_);
  place.offset = static_cast<std::int64_t>(at);
  return place;
}

}  // namespace galley::xml_text
