// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "galley/plugin.hpp"

namespace galley {

struct LoadedPlugin {
  std::unique_ptr<Plugin> plugin;
  PluginDescription description;
};

/// Opens a module, after its stamp was found to fit, and makes its plugin. A module that was opened stays
/// so until the process ends: what it made, threw or registered may live on. Throws Error(plugin) whose
/// text completes a sentence that begins with the module's name.
LoadedPlugin load_module(const std::filesystem::path& module);

/// The modules that load_module opened in this process.
std::vector<std::filesystem::path> opened_modules();

/// The name, as in a manifest, of the first member in which two descriptions differ; empty when they are
/// equal.
std::string difference(const PluginDescription& a, const PluginDescription& b);

}  // namespace galley
