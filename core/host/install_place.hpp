// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "galley/export.hpp"

namespace galley {

/// The file that libgalley (or the program that it is linked into) was loaded from, symbolic links
/// followed; empty when it cannot be told.
GALLEY_API const std::filesystem::path& library_path();

}  // namespace galley
