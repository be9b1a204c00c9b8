// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace galley::testing {

/// An empty folder that is removed with its owner.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Makes a file, and the folders that it lies in.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;

  std::string read(const std::filesystem::path& name) const;

  bool has(const std::filesystem::path& name) const;

  /// Relative paths of all that is in it but folders, sorted.
  std::vector<std::string> files() const;

 private:
  std::filesystem::path path_;
};

}  // namespace galley::testing
