// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "galley/error.hpp"

namespace galley::cli {
namespace {

/// 0 or the errno that stopped it.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

Paint::Paint(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  colours_ = (!no_color || !*no_color) && terminal && std::strcmp(terminal, "dumb") != 0 && ::isatty(descriptor);
}

std::string Paint::painted(std::string_view sequence, std::string_view text) const {
  if (!colours_ || text.empty()) return std::string(text);
  return std::string(sequence).append(text).append("\033[0m");
}

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

std::size_t output_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<std::size_t>(size.ws_col, 40, 120);
}

void print(std::string_view text) {
  if (const int error = write_all(STDOUT_FILENO, text)) {
    throw Error(ErrorKind::output, std::string("cannot write to standard output: ") + std::strerror(error));
  }
}

int claimed_standard_output() {
  static const int claimed = [] {
    const int copy = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (copy < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return STDOUT_FILENO;
    return copy;
  }();
  return claimed;
}

void print_error(std::string_view text) { write_all(STDERR_FILENO, text); }

}  // namespace galley::cli
