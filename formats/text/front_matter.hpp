// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What stands between two lines of `---` at the top of a text: a subset of YAML, as static site generators
/// have it.
///
///     ---
///     lang: zh-CN
///     title: 政协专刊
///     identifier: 978-7-1234 {scheme=ISBN}
///     ---

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "galley/document.hpp"
#include "text/lines.hpp"

namespace galley::text {

struct FrontMatter {
  Metadata metadata;
  std::optional<std::string> language;  ///< key `lang`; an empty string: expressly none
  std::string wrap;                     ///< key `wrap`: "join" or "keep"; empty: not told
  std::size_t lines = 0;                ///< how many Line it takes up; 0: there is none
};

/// Reads the front matter that `lines` begin with. Each `key: value` is a metadata entry; a key of several
/// values (a list) is several. What is nested deeper is kept as it is written, in one entry.
FrontMatter parse_front_matter(std::span<const Line> lines);

/// Prints what is there of it; empty if nothing is.
std::string print_front_matter(const FrontMatter& front_matter);

}  // namespace galley::text
