// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "galley/document.hpp"
#include "galley/host.hpp"

namespace galley::matrix {

/// A document that is sent on its way, as it was first read.
struct Start {
  std::string name;
  Document document;
};

/// The feature-complete document, then those of `paths`: files, and all files in folders, by name. `most` bounds how
/// many of the files are taken, evenly spread. What cannot be read is named on standard error and passed over.
std::vector<Start> starts(PluginHost& host, const std::vector<std::filesystem::path>& paths, std::size_t most);

}  // namespace galley::matrix
