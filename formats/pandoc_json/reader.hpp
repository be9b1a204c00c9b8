// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::pandoc_json {

/// Reads pandoc's JSON: what write() made comes back as it was, and documents of pandoc's own readers become one
/// article, with the title, the authors and what else its metadata says. What the model has no place for is told as
/// lost. Throws Error(input) for what is no such JSON, Error(unsupported) for versions of pandoc's types before 1.21,
/// Error(limit) past `context.limits`: `depth` bounds sections, lists, tables, quotes and notes within each other,
/// `nodes` the values in the JSON.
Document read(const Source& source, Context& context);

}  // namespace galley::pandoc_json
