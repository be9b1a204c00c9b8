// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "galley/plugin.hpp"
#include "testing/scratch_folder.hpp"

namespace galley::testing {

/// A module of tests/unit/host/modules as it was built: "good", "faulty", ...
std::filesystem::path test_module(std::string_view name);

/// A folder to search for plugins in, with copies of test modules.
class PluginFolder : public ScratchFolder {
 public:
  /// Copies a test module, under another name if one is given, without a manifest.
  std::filesystem::path add_module(std::string_view module, std::string_view name = {}) const;

  /// Copies a test module and lets it describe itself.
  std::filesystem::path add(std::string_view module, std::string_view name = {}) const;

  /// Writes a manifest that describes a format or filter of this id, which nothing need be true of.
  std::filesystem::path add_manifest(std::string_view id) const;
};

}  // namespace galley::testing
