// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "epub/package_document.hpp"

namespace galley::epub {

/// One entry of the table of contents.
struct NavigationEntry {
  std::string label;
  std::string path;  ///< of the document it leads to; empty: it only heads the entries below
  std::string fragment;
  std::uint32_t depth = 1;
};

/// The table of contents in order: from the navigation document (EPUB 3.3, 7), else the NCX (OPF 2.0.1, 2.4.1);
/// empty if there is neither. Entries deeper than `limits.depth` are left out.
std::vector<NavigationEntry> read_navigation(Archive& archive, const PackageDocument& package);

}  // namespace galley::epub
