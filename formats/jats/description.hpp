// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::jats {

/// JATS: names, options, how it is recognised.
PluginDescription describe();

}  // namespace galley::jats
