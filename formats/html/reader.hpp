// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::html {

/// Reads one file of HTML as browsers do: its encoding from a byte order mark, from what it declares or by
/// statistics; its markup whatever its faults. What Galley wrote comes back as it was. Of other pages the articles are
/// read and what stands around them is left out (dropped-content says how much of what); headline, byline, date and
/// kicker that the page gives to machines alone (JSON-LD, Open Graph, meta) are taken from there. Options: see
/// describe(). Throws Error(usage) for an unknown encoding, Error(limit).
Document read(const Source& source, Context& context);

}  // namespace galley::html
