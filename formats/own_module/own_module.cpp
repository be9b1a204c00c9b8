// SPDX-License-Identifier: Apache-2.0
#include "own_module/own_module.hpp"

#include <dlfcn.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace galley::own_module {
namespace {

namespace fs = std::filesystem;

/// The file that this code was loaded from: a plugin, a library or a program.
fs::path own_file() {
  Dl_info info{};
  void* extra = nullptr;
  std::error_code error;
  if (::dladdr1(reinterpret_cast<const void*>(&own_file), &info, &extra, RTLD_DL_LINKMAP) == 0) return {};
  const auto* map = static_cast<const link_map*>(extra);
  // The program itself has no name in the link map, and dladdr gives what it was called as.
  if (map == nullptr || map->l_name == nullptr || *map->l_name == '\0') {
    return fs::read_symlink("/proc/self/exe", error);
  }
  return fs::canonical(map->l_name, error);
}

/// Code runs only from where nobody else may put it.
bool trusted(const fs::path& path, uid_t own_owner) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return false;
  if ((status.st_mode & (S_IWOTH | S_IWGRP)) != 0) return false;
  return status.st_uid == 0 || status.st_uid == ::geteuid() || status.st_uid == own_owner;
}

}  // namespace

Opened open(const Description& description) {
  const fs::path self = own_file();
  struct stat own_status {};
  if (self.empty() || ::stat(self.c_str(), &own_status) != 0) {
    return {nullptr, std::string("the module ") + description.file +
                         " cannot be looked for, since this program's own place is not known"};
  }
  const fs::path folder = self.parent_path();
  for (const char* place : {"../modules", "../lib/galley/modules", "galley/modules"}) {
    std::error_code error;
    const fs::path module = fs::canonical(folder / place / description.file, error);
    if (error) continue;
    if (!trusted(module, own_status.st_uid) || !trusted(module.parent_path(), own_status.st_uid)) {
      return {nullptr, module.string() + " is not loaded, since others may write to it"};
    }
    void* handle = ::dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return {nullptr, std::string("cannot load ") + ::dlerror()};
    const auto entry = reinterpret_cast<const void* (*)()>(::dlsym(handle, description.symbol));
    const void* functions = entry != nullptr ? entry() : nullptr;
    if (functions == nullptr || *static_cast<const std::uint32_t*>(functions) != description.version) {
      ::dlclose(handle);
      return {nullptr, module.string() + " is of another version"};
    }
    return {functions, {}};
  }
  return {nullptr, std::string("the module ") + description.file + ", which " + description.purpose + ", is not at " +
                       (folder / "../modules").lexically_normal().string()};
}

}  // namespace galley::own_module
