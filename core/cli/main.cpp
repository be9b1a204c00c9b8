// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <span>
#include <string_view>

#include "cli/command.hpp"
#include "galley/version.hpp"

int main(int argc, char** argv) {
  using namespace std::string_view_literals;
  if (argc == 2 && argv[1] == "--version"sv) {
    // Asked by every script that looks for galley, so it comes before anything that takes time.
    constexpr std::string_view version = "galley " GALLEY_VERSION "\n";
    return ::write(STDOUT_FILENO, version.data(), version.size()) == static_cast<ssize_t>(version.size()) ? 0 : 1;
  }
  const std::span<const char* const> words(argv, static_cast<std::size_t>(argc));
  return galley::cli::run_command_line(words.empty() ? words : words.subspan(1));
}
