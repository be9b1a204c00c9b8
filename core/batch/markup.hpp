// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Pieces of HTML and SVG. What takes text escapes it; what takes markup says so.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/distribution.hpp"

namespace galley::batch {

/// Text for content and attributes: shown(), with &, <, > and quotes as references.
std::string escaped(std::string_view text);

/// `<name class="...">markup</name>`; without a class where that is empty.
std::string element(std::string_view name, std::string_view class_name, const std::string& markup);

/// A name or message of strangers, isolated from the direction of the text around it.
std::string foreign(std::string_view text);

/// A part of a bar that stands for a whole.
struct BarPart {
  std::string class_name;
  std::string title;  ///< text that is shown on pointing at it
  std::uint64_t value = 0;
};

/// One bar, as wide as its container, parted by value. `label` says in words what it shows.
std::string parted_bar(const std::vector<BarPart>& parts, std::string_view label);

/// A bar that is `value` of `most`, for the cell of a table that says the number too.
std::string share_bar(std::uint64_t value, std::uint64_t most);

/// Columns with their numbers above and the edges of their values below. `unit` makes text of an edge.
std::string histogram(const Distribution& distribution, std::string (*unit)(std::uint64_t), std::string_view label);

}  // namespace galley::batch
