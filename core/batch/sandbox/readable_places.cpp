// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "batch/sandbox/sandbox.hpp"
#include "host/install_place.hpp"

namespace galley::sandbox {

namespace {

constexpr const char* system_places[] = {
    // modules that are loaded when they are first needed, and their libraries
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf",
    // fonts
    "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/texmf/fonts", "/usr/share/texlive/texmf-dist/fonts",
    "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig",
    // hyphenation, encodings, time
    "/usr/share/hyphen", "/usr/share/poppler", "/usr/share/icu", "/usr/share/zoneinfo", "/etc/localtime",
    // devices without a memory
    "/dev/null", "/dev/zero", "/dev/urandom"};

/// Paths of a variable, apart by ':'.
void add_paths_of(const char* variable, std::vector<std::string>& places) {
  const char* value = std::getenv(variable);
  std::string_view rest = value != nullptr ? value : "";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0) places.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// The folders that a configuration of fontconfig names (fonts-conf(5): dir, cachedir, include). The file is the
/// user's own, and all that hangs on its reading is which fonts are found: it is only looked through.
void add_folders_of_font_configuration(const char* path, std::vector<std::string>& places) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const std::string_view element : {"dir", "cachedir", "include"}) {
    const std::string begin = "<" + std::string(element);
    for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
      const std::size_t open = text.find('>', at);
      const std::size_t close = text.find('<', open);
      if (open == std::string::npos || close == std::string::npos) break;
      std::string place = text.substr(open + 1, close - open - 1);
      if (place.starts_with('/')) places.push_back(std::move(place));
    }
  }
}

/// The user's own fonts and their settings, where the XDG Base Directory Specification puts them.
void add_users_fonts(std::vector<std::string>& places) {
  const char* home = std::getenv("HOME");
  const bool has_home = home != nullptr && home[0] == '/';
  const auto add = [&](const char* variable, const char* below_home, const char* name) {
    const char* value = std::getenv(variable);
    if (value != nullptr && value[0] == '/') {
      places.push_back(std::string(value) + name);
    } else if (has_home) {
      places.push_back(std::string(home) + below_home + name);
    }
  };
  add("XDG_DATA_HOME", "/.local/share", "/fonts");
  add("XDG_CACHE_HOME", "/.cache", "/fontconfig");
  add("XDG_CONFIG_HOME", "/.config", "/fontconfig");
  for (const char* name : {"/.fonts", "/.fonts.conf", "/.fontconfig"}) {
    if (has_home) places.push_back(std::string(home) + name);
  }
}

}  // namespace

std::vector<std::string> readable_places(const std::vector<std::filesystem::path>& plugin_folders) {
  // Plain text throughout: a path is taken into its parts each time it is made, and this is part of every start.
  std::vector<std::string> places;
  places.reserve(48);
  places.insert(places.end(), std::begin(system_places), std::end(system_places));
  add_paths_of("LD_LIBRARY_PATH", places);
  add_paths_of("FONTCONFIG_FILE", places);
  add_paths_of("FONTCONFIG_PATH", places);
  if (const char* configuration = std::getenv("FONTCONFIG_FILE")) {
    add_folders_of_font_configuration(configuration, places);
  }
  add_users_fonts(places);
  const std::string& library = library_path().native();
  if (!library.empty()) {
    const std::string folder = library.substr(0, library.rfind('/') + 1);
    places.push_back(library);
    places.push_back(folder + "galley");
    places.push_back(folder + "../share/galley");
  }
  for (const std::filesystem::path& plugins : plugin_folders) places.push_back(plugins.native());
  return places;
}

}  // namespace galley::sandbox
