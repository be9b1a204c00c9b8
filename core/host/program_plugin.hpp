// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "galley/host.hpp"
#include "galley/plugin.hpp"

namespace galley {

/// The plugin that a program is. Both must outlive it; documents go to and from the program by the host's plugin for
/// the exchange.
std::unique_ptr<Plugin> make_program_plugin(PluginHost& host, const PluginRecord& record);

}  // namespace galley
