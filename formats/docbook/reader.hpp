// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::docbook {

/// Reads DocBook 5 and 4, whatever its root: a book is an article with its chapters as sections, but a book or set of
/// articles is as many articles. Elements that are not known are reported, their text is kept; nothing is fetched,
/// an inclusion is told as a loss. Throws Error(input) for what is no DocBook, Error(limit) past `context.limits`.
Document read(const Source& source, Context& context);

}  // namespace galley::docbook
