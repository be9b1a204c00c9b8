// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "galley/export.hpp"
#include "host/descriptor.hpp"

namespace galley {

/// Opens a file, pipe or other stream as Source::from_file() does, for who has another process read it. Waits for
/// the other end of a fifo. Throws Error(input).
GALLEY_API Descriptor open_input(const std::filesystem::path& path);

}  // namespace galley
