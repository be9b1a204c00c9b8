// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/plugin.hpp"

namespace galley::odt {

std::vector<OptionDescription> reader_options();

/// Reads an OpenDocument text (ODF 1.3, part 3), in a package (part 2) or flat. Throws as Reader::read does.
Document read(const Source& source, Context& context);

}  // namespace galley::odt
