// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "galley/host.hpp"

namespace galley {

/// Every module and manifest in the folders, in their order and by id within each, with the state that
/// PluginHost documents. Reads manifests; opens a module only when it has none. Never throws for what it
/// finds.
std::vector<PluginRecord> discover_plugins(const std::vector<std::filesystem::path>& folders);

}  // namespace galley
