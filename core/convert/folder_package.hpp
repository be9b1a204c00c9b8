// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "galley/limits.hpp"

namespace galley {

/// The zip of an unpacked package: of a folder that holds META-INF/container.xml (OCF 3.3) or [Content_Types].xml
/// (ECMA-376 Part 2), so that a reader of packages reads it like any other. Files are stored in the order of their
/// names, `mimetype` first; links are not followed, and what is neither file nor folder is left out. Nothing if the
/// folder is no package. Throws Error(limit) past `limits.input_bytes`, `limits.entries` or `limits.depth`, and
/// Error(input) for a file that cannot be read. `directory` is an open descriptor, which stays open.
std::optional<std::string> package_of_folder(int directory, const Limits& limits);

}  // namespace galley
