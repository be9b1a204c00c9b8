// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "docx/opc_package.hpp"
#include "galley/document.hpp"
#include "word_processing/mark_index.hpp"

namespace galley::docx {

struct Properties {
  Metadata metadata;
  std::string language;  ///< dc:language; empty: not told
};

/// The core, extended and custom properties of a package (ECMA-376 Part 2, 8; Part 1, 22.2 and 22.3) in the terms of
/// DCMI. Where `marks` holds the metadata as we wrote it, that is given, but for terms that were changed since.
Properties read_properties(OpcPackage& package, const Relationships& of_package,
                           const word_processing::MarkIndex& marks);

/// What core and extended properties can hold of metadata: one value for each of their own terms. The reader compares,
/// and the writer writes, by this one table.
struct CoreTerm {
  std::string_view element;  ///< local name in core.xml
  std::string_view term;     ///< in the model
};
const std::vector<CoreTerm>& core_terms();

/// All values of a term as the one that a core property holds: joined with "; ".
std::string joined_values(const Metadata& metadata, std::string_view term);

}  // namespace galley::docx
