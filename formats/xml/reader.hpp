// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::xml {

/// Reads native XML. The names may have any prefix of the document namespace, or none where no namespace is
/// declared at all; the root is <document> or <article>. What is not known or not where it should be is
/// reported with its line and column, and its text is kept. No entity is expanded or fetched.
/// Throws Error(input) for what is no XML of this kind, Error(limit) past `context.limits`: `depth` bounds
/// sections within each other and lists, tables and quotes within each other, `nodes` elements and attributes.
Document read(const Source& source, Context& context);

}  // namespace galley::xml
