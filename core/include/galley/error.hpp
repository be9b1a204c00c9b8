// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "galley/export.hpp"

namespace galley {

/// Where in an input something is. Every field is optional; zero or empty means not known.
struct Place {
  std::string part;          ///< the file inside a package: word/document.xml
  std::uint32_t page = 0;    ///< from 1
  std::uint32_t line = 0;    ///< from 1
  std::uint32_t column = 0;  ///< from 1, in code points
  std::int64_t offset = -1;  ///< in bytes, from 0; -1 not known
  std::string item;          ///< in the article: "article 2, byline"

  bool operator==(const Place&) const = default;
};

/// "word/document.xml, line 3, column 7"; empty when nothing is known.
GALLEY_API std::string to_string(const Place& place);

/// What kind of thing went wrong; the command's exit code follows from it.
enum class ErrorKind : std::uint8_t {
  usage,        ///< the caller asked for something that does not exist or make sense (exit 2)
  input,        ///< the input cannot be read: missing, damaged, not of this format, protected
  limit,        ///< the input is larger, deeper or slower than the limits allow
  output,       ///< the output cannot be written
  plugin,       ///< a plugin is missing or broken
  unsupported,  ///< the input is sound, but of a kind that is not handled
  cancelled,    ///< the caller asked to stop
  internal,     ///< a defect of Galley or of a plugin
};

/// "input", "limit", ...
GALLEY_API std::string_view to_string(ErrorKind kind);

/// The one exception type of the SDK. what() is one sentence without a final full stop and without the
/// name of the input: whoever reports it puts file and place before it. Message and place may quote the
/// input: control characters in them become spaces, what is no UTF-8 becomes U+FFFD, and they are cut where
/// they are very long.
class GALLEY_API Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::string message, Place place = {});
  ~Error() override;
  Error(const Error&) = default;

  ErrorKind kind() const noexcept { return kind_; }
  const Place& place() const noexcept { return place_; }

 private:
  ErrorKind kind_;
  Place place_;
};

}  // namespace galley
