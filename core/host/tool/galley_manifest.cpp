// SPDX-License-Identifier: Apache-2.0

/// galley-manifest MODULE...: writes the manifest of each module beside it, from what the module says of
/// itself. Builds run it (share/cmake/GalleyPlugin.cmake), whatever umask they have: it also takes the
/// right to write to the module and its folder from all but the owner, since the host would refuse it.

#include <sys/stat.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>

#include "galley/host.hpp"

namespace {

void keep_others_out(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || (status.st_mode & (S_IWGRP | S_IWOTH)) == 0) return;
  ::chmod(path.c_str(), status.st_mode & 07777 & ~static_cast<mode_t>(S_IWGRP | S_IWOTH));
}

void write_manifest_beside(const std::filesystem::path& module) {
  const std::filesystem::path absolute = std::filesystem::absolute(module);
  keep_others_out(absolute.parent_path());
  keep_others_out(absolute);
  const std::filesystem::path manifest = std::filesystem::path(absolute).replace_extension(".json");
  const std::unique_ptr<galley::Sink> sink = galley::file_sink(manifest);
  sink->write(galley::write_manifest(galley::describe_module(absolute)));
  sink->commit();
  keep_others_out(manifest);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("usage: galley-manifest MODULE...\n", stderr);
    return 2;
  }
  int failures = 0;
  for (int i = 1; i < count; ++i) {
    try {
      write_manifest_beside(arguments[i]);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "galley-manifest: %s: %s\n", arguments[i], error.what());
      ++failures;
    }
  }
  return failures == 0 ? 0 : 1;
}
