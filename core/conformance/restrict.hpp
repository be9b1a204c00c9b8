// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/document.hpp"
#include "galley/features.hpp"

namespace galley::conformance {

/// What is left of a document in a format that carries only `features`, in canonical form:
///   - of several articles the first stays; headers, datelines, fields and flags that are not carried are empty;
///   - what holds running text gives it up: sections and lists their blocks in place (a heading as a
///     paragraph), quotes too, links their content, ruby its base; a line break becomes a space;
///   - nested sections and lists follow their parents on the level above; an item or cell that may hold one
///     paragraph only keeps its paragraphs (items: one each);
///   - everything else (tables, figures, preformatted text, breaks, notes, media) goes.
Document restrict_document(Document document, const FeatureSet& features);

}  // namespace galley::conformance
