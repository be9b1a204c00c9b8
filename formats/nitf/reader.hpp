// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::nitf {

/// Reads NITF 2.5 to 3.6, with or without its namespace. Each `hl2` in the text begins a section. A byline or dateline
/// of bare text is taken apart by the conventions of its language. Notes that are not for publication are left out,
/// which is told. Throws Error(input) for what is no NITF, Error(limit) past `context.limits`.
Document read(const Source& source, Context& context);

}  // namespace galley::nitf
