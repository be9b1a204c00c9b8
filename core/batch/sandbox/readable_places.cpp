// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <string_view>

#include "batch/sandbox/sandbox.hpp"
#include "host/install_place.hpp"

namespace galley::sandbox {

namespace {

namespace fs = std::filesystem;

constexpr const char* system_places[] = {
    // modules that are loaded when they are first needed, and their libraries
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf",
    // fonts
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/texmf/fonts", "/usr/share/texlive/texmf-dist/fonts", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig",
    // hyphenation, encodings, time
    "/usr/share/hyphen", "/usr/share/poppler", "/usr/share/icu", "/usr/share/zoneinfo", "/etc/localtime",
    // devices without a memory
    "/dev/null", "/dev/zero", "/dev/urandom"};

/// Folders of a variable, apart by ':'.
void add_folders_of(const char* variable, std::vector<fs::path>& places) {
  const char* value = std::getenv(variable);
  std::string_view rest = value != nullptr ? value : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0) places.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// The user's own fonts and their settings, where the XDG Base Directory Specification puts them.
void add_users_fonts(std::vector<fs::path>& places) {
  const char* home = std::getenv("HOME");
  const auto base = [home](const char* variable, const char* below_home) -> fs::path {
    const char* value = std::getenv(variable);
    if (value != nullptr && value[0] == '/') return value;
    return home != nullptr && home[0] == '/' ? fs::path(home) / below_home : fs::path();
  };
  if (const fs::path data = base("XDG_DATA_HOME", ".local/share"); !data.empty()) places.push_back(data / "fonts");
  if (const fs::path cache = base("XDG_CACHE_HOME", ".cache"); !cache.empty()) places.push_back(cache / "fontconfig");
  if (const fs::path config = base("XDG_CONFIG_HOME", ".config"); !config.empty()) {
    places.push_back(config / "fontconfig");
  }
  if (home != nullptr && home[0] == '/') {
    for (const char* name : {".fonts", ".fonts.conf", ".fontconfig"}) places.push_back(fs::path(home) / name);
  }
}

}  // namespace

std::vector<fs::path> readable_places(const std::vector<fs::path>& plugin_folders) {
  std::vector<fs::path> places(std::begin(system_places), std::end(system_places));
  add_folders_of("LD_LIBRARY_PATH", places);
  add_folders_of("FONTCONFIG_FILE", places);
  add_folders_of("FONTCONFIG_PATH", places);
  add_users_fonts(places);
  if (!library_path().empty()) {
    const fs::path library_folder = library_path().parent_path();
    places.push_back(library_folder / "galley");
    places.push_back(library_folder / "../share/galley");
    places.push_back(library_path());
  }
  places.insert(places.end(), plugin_folders.begin(), plugin_folders.end());
  return places;
}

}  // namespace galley::sandbox
