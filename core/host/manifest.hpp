// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "galley/plugin.hpp"
#include "host/program.hpp"

namespace galley {

/// The whole of a manifest.
struct Manifest {
  PluginDescription description;
  std::unique_ptr<Program> program;  ///< of a plugin that is one; neither folder nor file are known
};

/// As parse_manifest.
Manifest parse_whole_manifest(std::string_view json);

/// "format" or "filter".
constexpr std::string_view manifest_word(PluginKind kind) { return kind == PluginKind::filter ? "filter" : "format"; }

}  // namespace galley
