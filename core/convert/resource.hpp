// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How a document's references reach files: below one folder, and nowhere else.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "host/descriptor.hpp"

namespace galley {

/// The path that a reference names, its percent-encoding undone (RFC 3986, 2.1); nothing when it is empty,
/// absolute, or holds a NUL.
std::optional<std::string> resource_path(std::string_view reference);

/// Opens the regular file at `path` below `root` for reading. Symbolic links are followed as long as they
/// stay below `root`; a descriptor that is not open when the way leaves it, and for anything but a regular
/// file. Never blocks.
Descriptor open_below(const std::filesystem::path& root, const std::string& path);

}  // namespace galley
