// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::epub {

/// Reads an EPUB publication, version 2 or 3. What Galley wrote comes back as it was; other publications become
/// articles by their table of contents and by what marks their headings, bylines and notes. Options: see
/// describe(). Throws Error(input) for what is no EPUB, Error(unsupported) for encrypted content, Error(limit).
Document read(const Source& source, Context& context);

}  // namespace galley::epub
