// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pdf/structure_writer.hpp"

namespace galley::pdf {

/// Writes the outline (ISO 32000-1, 12.3.3): headlines, and below them the headings of their sections. 0 if there
/// are none.
ObjectNumber write_outline(const typesetting::StructureTree& structure, const StructureWriter& places,
                           ObjectFile& file);

/// A destination that shows a place at the top of the window, at the magnification there is.
std::string destination_array(const Destination& destination);

}  // namespace galley::pdf
