// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "galley/document.hpp"
#include "galley/plugin.hpp"
#include "galley/source.hpp"

namespace galley::text {

/// Reads a text. The options are those of describe(). Throws Error(usage) for an unknown encoding,
/// Error(plugin) when one needs the module text-encoding.so and that is missing, Error(limit).
Document read(const Source& source, Context& context);

/// How a text is to be read, once it is UTF-8.
struct ReadingRules {
  enum class Marks : unsigned char { automatic, markdown, none };
  enum class Wrap : unsigned char { automatic, join, keep };
  enum class Split : unsigned char { automatic, headline, never };
  Marks marks = Marks::automatic;
  Wrap wrap = Wrap::automatic;
  Split split = Split::automatic;
  std::string_view language;  ///< empty: to be found out
};

/// Reads text that is valid UTF-8.
Document read_utf8(std::string_view text, const ReadingRules& rules, const Context& context);

}  // namespace galley::text
