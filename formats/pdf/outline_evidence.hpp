// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "pdf_text/file.hpp"
#include "structure/build.hpp"

namespace galley::pdf {

/// Lines that the document's outline (its bookmarks, ISO 32000-1, 12.3.3) leads to by their own words are headlines and
/// headings, with the outline as evidence. What else knows its role keeps it. An outline of which the pages hold less
/// than half is left alone.
void apply_outline(const std::vector<pdf_text::OutlineItem>& outline, std::vector<structure::Piece>& pieces);

}  // namespace galley::pdf
