// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "convert/replaced_file.hpp"
#include "galley/export.hpp"
#include "galley/limits.hpp"
#include "host/descriptor.hpp"

namespace galley {

/// Where a path's bytes are to go: one of the two.
struct OutputFile {
  std::unique_ptr<ReplacedFile> replaced;  ///< a regular file, or one to be
  Descriptor stream;                       ///< a device, a pipe or an own descriptor (/dev/stdout): no way back

  int descriptor() const { return replaced ? replaced->descriptor() : stream.get(); }
};

/// As file_sink() does, for who has the bytes written by another process. Throws Error(output).
GALLEY_API OutputFile open_output(const std::filesystem::path& path, const Limits& limits);

}  // namespace galley
