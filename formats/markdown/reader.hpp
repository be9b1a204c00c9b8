// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::markdown {

/// Reads Markdown: CommonMark 0.29 with GitHub's extensions and notes, HTML within it, and front matter
/// (front_matter.hpp). Headings of the first level are headlines; a title in the front matter is one, and the headings
/// are sections then. What Galley wrote comes back as it was: a comment `<!-- galley: article -->` begins an article in
/// which nothing is inferred. Options: see describe(). Throws Error(usage) for an unknown encoding, Error(limit).
Document read(const Source& source, Context& context);

}  // namespace galley::markdown
