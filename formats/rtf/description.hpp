// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::rtf {

/// What the plugin says of itself: names, signatures, options and what it carries.
PluginDescription describe();

}  // namespace galley::rtf
