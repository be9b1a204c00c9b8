// SPDX-License-Identifier: Apache-2.0
#include "galley/error.hpp"

#include <utility>

#include "model/one_line.hpp"

namespace galley {

std::string to_string(const Place& place) {
  std::string text;
  const auto part = [&text](std::string_view name, std::string_view value) {
    if (!text.empty()) text += ", ";
    text += name;
    text += value;
  };
  if (!place.part.empty()) part("", place.part);
  if (place.page > 0) part("page ", std::to_string(place.page));
  if (place.line > 0) part("line ", std::to_string(place.line));
  if (place.column > 0) part("column ", std::to_string(place.column));
  // Bytes tell a person nothing that line and column do not tell better.
  if (place.offset >= 0 && place.line == 0) part("byte ", std::to_string(place.offset));
  if (!place.item.empty()) part("", place.item);
  return text;
}

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::input:
      return "input";
    case ErrorKind::limit:
      return "limit";
    case ErrorKind::output:
      return "output";
    case ErrorKind::plugin:
      return "plugin";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::cancelled:
      return "cancelled";
    case ErrorKind::internal:
      break;
  }
  return "internal";
}

Error::Error(ErrorKind kind, std::string message, Place place)
    : std::runtime_error(one_line(std::move(message))), kind_(kind), place_(std::move(place)) {
  place_.part = one_line(std::move(place_.part));
  place_.item = one_line(std::move(place_.item));
}

Error::~Error() = default;

}  // namespace galley
