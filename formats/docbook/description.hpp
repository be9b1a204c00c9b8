// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::docbook {

/// DocBook: names, options, how it is recognised.
PluginDescription describe();

}  // namespace galley::docbook
