// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "galley/host.hpp"
#include "host/install_place.hpp"
#include "host/program_command.hpp"

namespace galley {

const std::filesystem::path& library_path() {
  static const std::filesystem::path path = [] {
    Dl_info info{};
    std::error_code error;
    if (::dladdr(reinterpret_cast<const void*>(&library_path), &info) == 0 || info.dli_fname == nullptr)
      return std::filesystem::path();
    return std::filesystem::canonical(info.dli_fname, error);
  }();
  return path;
}

std::vector<std::filesystem::path> default_plugin_path(const std::vector<std::filesystem::path>& extra) {
  std::vector<std::filesystem::path> path = extra;
  // A program with the rights of another user must not run what its caller names.
  if (const char* variable = ::secure_getenv("GALLEY_PLUGIN_PATH")) {
    std::string_view rest = variable;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(':'), rest.size());
      if (end > 0) path.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  // XDG Base Directory Specification: a relative path is to be ignored.
  const char* data = ::secure_getenv("XDG_DATA_HOME");
  const char* home = ::secure_getenv("HOME");
  if (data != nullptr && data[0] == '/') {
    path.push_back(std::filesystem::path(data) / "galley/plugins");
  } else if (home != nullptr && home[0] == '/') {
    path.push_back(std::filesystem::path(home) / ".local/share/galley/plugins");
  }
  if (!library_path().empty()) path.push_back(library_path().parent_path() / "galley/plugins");
  return path;
}

std::vector<std::filesystem::path> program_plugin_path() {
  std::vector<std::filesystem::path> path;
  if (library_path().empty()) return path;
  std::error_code error;
  for (const auto& entry :
       std::filesystem::directory_iterator(library_path().parent_path() / "galley/programs", error)) {
    if (!find_program(entry.path().filename().native()).empty()) path.push_back(entry.path());
  }
  std::sort(path.begin(), path.end());
  return path;
}

}  // namespace galley
