// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "galley/export.hpp"
#include "galley/limits.hpp"

namespace galley {

/// Where a writer puts its bytes. Nothing of an output is seen before commit(); a sink destroyed without
/// it leaves what was there before. Not thread-safe.
class GALLEY_API Sink {
 public:
  virtual ~Sink();

  /// Appends bytes. Throws Error(output), or Error(limit) past `limits.output_bytes`.
  virtual void write(std::string_view bytes) = 0;

  /// Makes the output appear, whole. Called once, by the host, after the writer returned.
  virtual void commit() = 0;

  /// Bytes written so far.
  virtual std::uint64_t size() const = 0;
};

/// Replaces or creates a file in one step: the old file or the new one, whenever the process dies, and
/// nothing else left behind. An existing file keeps its permissions; a symbolic link is followed; a device
/// or a pipe is written to directly, at commit. Nothing is synced to the disk. Throws Error(output) at once
/// where the file cannot be made.
GALLEY_API std::unique_ptr<Sink> file_sink(const std::filesystem::path& path, const Limits& limits = {});

/// Writes to an open descriptor at commit; does not close it.
GALLEY_API std::unique_ptr<Sink> descriptor_sink(int descriptor, std::string name, const Limits& limits = {});

/// Appends to a string owned by the caller, which must outlive the sink.
GALLEY_API std::unique_ptr<Sink> memory_sink(std::string& bytes, const Limits& limits = {});

}  // namespace galley
