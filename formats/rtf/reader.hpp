// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "galley/plugin.hpp"

namespace galley::rtf {

std::vector<OptionDescription> reader_options();

/// Reads Rich Text Format (RTF 1.9.1 and before). Throws as Reader::read does.
Document read(const Source& source, Context& context);

}  // namespace galley::rtf
