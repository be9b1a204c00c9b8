// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::pandoc_json {

/// What the pandoc-json plugin says of itself.
PluginDescription describe();

}  // namespace galley::pandoc_json
