// SPDX-License-Identifier: Apache-2.0
#include "convert/writing.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "host/descriptor.hpp"
#include "host/held_signals.hpp"

namespace galley {

namespace {

/// Linux writes at most this many bytes at once.
constexpr std::size_t most_at_once = 0x7ffff000;

int write_until_error(int descriptor, std::string_view bytes) {
  HeldSignals signals;
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), std::min(bytes.size(), most_at_once));
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd request{descriptor, POLLOUT, 0};
      ::poll(&request, 1, -1);
      continue;
    }
    if (errno == EPIPE || errno == EFBIG) signals.raised();
    return errno;
  }
  return 0;
}

}  // namespace

void throw_unwritable(int error_number) {
  if (error_number == EISDIR) throw Error(ErrorKind::output, "it is a folder, not a file");
  if (error_number == ENXIO) throw Error(ErrorKind::output, "it is a socket or a device that cannot be written");
  throw Error(ErrorKind::output, "cannot be written: " + system_reason(error_number));
}

void check_output_size(std::uint64_t size, const Limits& limits) {
  if (size <= limits.output_bytes) return;
  throw Error(ErrorKind::limit, "the output is larger than the limit of " + std::to_string(limits.output_bytes) +
                                    " bytes (output-bytes)");
}

void write_all(int descriptor, std::string_view bytes) {
  if (const int error_number = write_until_error(descriptor, bytes)) throw_unwritable(error_number);
}

}  // namespace galley
