// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "galley/plugin.hpp"

namespace galley::pdf {

/// What the pdf plugin says of itself.
PluginDescription describe();

}  // namespace galley::pdf
