// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "galley/export.hpp"
#include "galley/limits.hpp"

namespace galley {

/// The bytes of one input, all in memory, with the name that messages use.
/// Immutable; may be read from several threads.
class GALLEY_API Source {
 public:
  /// Reads a whole file, pipe or stream, or a folder that is an unpacked package as its zip. Throws Error(input) when
  /// it is missing, unreadable or another folder, and Error(limit) when it holds more than `limits.input_bytes`.
  static Source from_file(const std::filesystem::path& path, const Limits& limits = {});

  /// Reads a file descriptor to its end; does not close it.
  static Source from_descriptor(int descriptor, std::string name, const Limits& limits = {});

  /// Takes over bytes.
  static Source from_memory(std::string bytes, std::string name);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }

  /// Allows resource() to read files below this folder. Without it resource() reads nothing.
  void set_resource_root(std::filesystem::path root);

  /// A file that the input refers to by a relative path ("images/a.png", percent-encoding undone), if a
  /// resource root was set, the path stays below it (symbolic links too) and the file is no larger
  /// than `limits.input_bytes`. A document can never reach anything else.
  std::optional<std::string> resource(std::string_view relative_path, const Limits& limits = {}) const;

 private:
  Source(std::string bytes, std::string name);

  std::string bytes_;
  std::string name_;
  std::filesystem::path resource_root_;
};

}  // namespace galley
