// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::text {

/// What the text plugin says of itself.
PluginDescription describe();

}  // namespace galley::text
