// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "galley/export.hpp"

namespace galley {

/// One thing in which two documents differ.
struct Difference {
  std::string place;    ///< "article 2, section 1, paragraph 3"; "document" for the whole
  std::string message;  ///< "text differs: «...» and «...»"

  bool operator==(const Difference&) const = default;
};

/// What differs between two documents, in words, in reading order; empty when they hold the same.
/// Both are compared in canonical form (copies are made); anchors count by what they mark, not by name.
/// At most `limit` differences are listed.
GALLEY_API std::vector<Difference> compare(const Document& a, const Document& b, std::size_t limit = 100);

}  // namespace galley
