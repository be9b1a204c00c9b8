// SPDX-License-Identifier: Apache-2.0
// usage: man_pages FOLDER DATE PLUGINS: writes the manual pages into FOLDER/man1 and FOLDER/man7,
// while Galley is built. PLUGINS is the folder of the plugins that galley-formats(7) tells of.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "cli/command.hpp"
#include "cli/man_page.hpp"
#include "galley/host.hpp"

namespace {

void write_page(const std::filesystem::path& path, const std::string& page) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << page;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: man_pages FOLDER DATE PLUGINS\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path folder = argv[1];
    const std::string date = argv[2];
    write_page(folder / "man1/galley.1", galley::cli::man_page_of_galley(date));
    for (const galley::cli::Command* command : galley::cli::commands()) {
      write_page(folder / "man1" / (galley::cli::man_page_name(*command) + ".1"),
                 galley::cli::man_page(*command, date));
    }
    const galley::PluginHost host({argv[3]});
    const auto formats = host.ready(galley::PluginKind::format);
    if (formats.empty()) throw std::runtime_error(std::string("no format was found in ") + argv[3]);
    write_page(folder / "man7/galley-formats.7",
               galley::cli::man_page_of_formats(formats, host.ready(galley::PluginKind::filter), date));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "man_pages: %s\n", error.what());
    return 1;
  }
  return 0;
}
