// SPDX-License-Identifier: Apache-2.0
#include "host/module.hpp"

#include <dlfcn.h>

#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <mutex>
#include <system_error>
#include <vector>

#include "galley/host.hpp"
#include "host/elf.hpp"
#include "host/foreign_exception.hpp"
#include "model/one_line.hpp"

namespace galley {

namespace {

using Factory = std::unique_ptr<Plugin>();

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorKind::plugin, why); }

/// What the system's loader has against a module, without the name that it begins with.
std::string loader_reason(const std::filesystem::path& module) {
  const char* text = ::dlerror();
  std::string reason = text != nullptr ? one_line(text) : "the system does not say why";
  const std::string name = module.string() + ": ";
  if (reason.starts_with(name)) reason.erase(0, name.size());
  return reason;
}

/// Never destroyed, so that no module is closed while something of it may still be in use.
struct OpenedModules {
  std::mutex mutex;
  std::vector<std::unique_ptr<boost::dll::shared_library>> libraries;
  std::vector<std::filesystem::path> paths;
};

OpenedModules& opened() {
  static auto& modules = *new OpenedModules;
  return modules;
}

boost::dll::shared_library& keep(boost::dll::shared_library library, const std::filesystem::path& path) {
  const std::lock_guard lock(opened().mutex);
  std::vector<std::filesystem::path>& paths = opened().paths;
  if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  return *opened().libraries.emplace_back(std::make_unique<boost::dll::shared_library>(std::move(library)));
}

}  // namespace

LoadedPlugin load_module(const std::filesystem::path& module) {
  check_stamp(read_stamp(module));
  boost::dll::shared_library loading;
  std::error_code error;
  // All symbols now: one that is missing is an error here, and would be the end of the process later.
  loading.load(module, error, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  if (!loading.is_loaded()) refuse("cannot be loaded: " + loader_reason(module));
  boost::dll::shared_library& library = keep(std::move(loading), module);
  if (!library.has("galley_plugin")) refuse("has no factory (galley_plugin)");

  LoadedPlugin loaded;
  try {
    loaded.plugin = library.get_alias<Factory>("galley_plugin")();
  } catch (...) {
    refuse("cannot be used: its factory throws: " + current_exception_text());
  }
  if (!loaded.plugin) refuse("cannot be used: its factory makes no plugin");
  try {
    loaded.description = loaded.plugin->describe();
  } catch (...) {
    refuse("cannot be used: it throws when it should describe itself: " + current_exception_text());
  }
  return loaded;
}

std::vector<std::filesystem::path> opened_modules() {
  const std::lock_guard lock(opened().mutex);
  return opened().paths;
}

PluginDescription describe_module(const std::filesystem::path& module) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(module, error);
  return load_module(error ? module : absolute).description;
}

std::string difference(const PluginDescription& a, const PluginDescription& b) {
  if (a.id != b.id) return "id";
  if (a.kind != b.kind) return "kind";
  if (a.name != b.name) return "name";
  if (a.summary != b.summary) return "summary";
  if (a.version != b.version) return "version";
  if (a.reads != b.reads) return "reads";
  if (a.writes != b.writes) return "writes";
  if (a.views_layout != b.views_layout) return "views-layout";
  if (a.extensions != b.extensions) return "extensions";
  if (a.media_types != b.media_types) return "media-types";
  if (a.signatures != b.signatures) return "signatures";
  if (a.carries != b.carries) return "carries";
  if (a.reader_options != b.reader_options) return "reader-options";
  if (a.writer_options != b.writer_options) return "writer-options";
  if (a.filter_options != b.filter_options) return "filter-options";
  return {};
}

}  // namespace galley
