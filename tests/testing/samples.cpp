// SPDX-License-Identifier: Apache-2.0
#include "testing/samples.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace galley::testing {

std::optional<std::filesystem::path> samples_folder() {
  std::error_code ignored;
  if (const char* folder = std::getenv("GALLEY_SAMPLES"); folder != nullptr && *folder != '\0') {
    if (std::filesystem::is_directory(folder, ignored)) return folder;
    return std::nullopt;
  }
  // A worktree lies one folder deeper than the main one.
  for (const char* relative : {"../shared/samples", "../../shared/samples"}) {
    std::filesystem::path folder = std::filesystem::path(GALLEY_SOURCE_DIR) / relative;
    if (std::filesystem::is_directory(folder, ignored)) return folder;
  }
  return std::nullopt;
}

std::optional<std::filesystem::path> sample(std::string_view name) {
  const auto folder = samples_folder();
  std::error_code ignored;
  if (!folder || !std::filesystem::exists(*folder / name, ignored)) return std::nullopt;
  return *folder / name;
}

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace galley::testing
