// SPDX-License-Identifier: Apache-2.0
#include "testing/plugin_folder.hpp"

#include "galley/host.hpp"

namespace galley::testing {

namespace fs = std::filesystem;

fs::path test_module(std::string_view name) { return fs::path(GALLEY_TEST_MODULES) / (std::string(name) + ".so"); }

fs::path PluginFolder::add_module(std::string_view module, std::string_view name) const {
  const fs::path copy = path() / (std::string(name.empty() ? module : name) + ".so");
  fs::copy_file(test_module(module), copy);
  // Whatever the umask of the build, the host shall accept it.
  fs::permissions(copy, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
  return copy;
}

fs::path PluginFolder::add(std::string_view module, std::string_view name) const {
  const fs::path copy = add_module(module, name);
  const fs::path manifest =
      write(fs::path(copy).replace_extension(".json").filename(), write_manifest(describe_module(test_module(module))));
  fs::permissions(manifest, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
  return copy;
}

fs::path PluginFolder::add_manifest(std::string_view id) const {
  PluginDescription description;
  description.id = id;
  description.name = "Name";
  description.summary = "Summary";
  description.version = "1";
  const fs::path manifest = write(std::string(id) + ".json", write_manifest(description));
  fs::permissions(manifest, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
  return manifest;
}

}  // namespace galley::testing
