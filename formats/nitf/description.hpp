// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::nitf {

/// NITF: names, options, how it is recognised.
PluginDescription describe();

}  // namespace galley::nitf
