// SPDX-License-Identifier: Apache-2.0
#include "galley/source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "convert/folder_package.hpp"
#include "convert/input_file.hpp"
#include "convert/resource.hpp"
#include "convert/writing.hpp"
#include "galley/error.hpp"
#include "host/descriptor.hpp"

namespace galley {

namespace {

constexpr std::uint64_t first_piece = 64 << 10;

/// Waits for a descriptor that somebody set non-blocking, as a shell's standard input may be.
void wait_readable(int descriptor) {
  pollfd request{descriptor, POLLIN, 0};
  ::poll(&request, 1, -1);
}

/// Reads to the end. What fstat says of the size is only a hint for the buffer: files of /proc have none,
/// and others grow or shrink while they are read.
std::string read_all(int descriptor, const Limits& limits) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) throw_unreadable(errno);
  if (S_ISDIR(status.st_mode)) throw_unreadable(EISDIR);
  std::uint64_t expected = 0;
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    const off_t position = ::lseek(descriptor, 0, SEEK_CUR);
    if (position >= 0 && position < status.st_size) expected = static_cast<std::uint64_t>(status.st_size - position);
    if (expected > limits.input_bytes) throw_too_large(limits.input_bytes);
  }
  std::string bytes;
  std::uint64_t filled = 0;
  // One byte more than is expected lets the read that fills the buffer also find the end of the file.
  std::uint64_t capacity = expected > 0 ? expected + 1 : first_piece;
  const std::uint64_t most = limits.input_bytes < UINT64_MAX ? limits.input_bytes + 1 : limits.input_bytes;
  while (true) {
    capacity = std::min(capacity, most);
    if (bytes.size() < capacity) bytes.resize(capacity);
    const ssize_t count = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (count < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        wait_readable(descriptor);
        continue;
      }
      throw_unreadable(errno);
    }
    if (count == 0) break;
    filled += static_cast<std::uint64_t>(count);
    if (filled > limits.input_bytes) throw_too_large(limits.input_bytes);
    if (filled == bytes.size()) capacity = bytes.size() * 2;
  }
  bytes.resize(filled);
  return bytes;
}

std::string read_within_memory(int descriptor, const Limits& limits) {
  try {
    return read_all(descriptor, limits);
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::limit, "does not fit into memory");
  } catch (const std::length_error&) {
    throw Error(ErrorKind::limit, "does not fit into memory");
  }
}

Descriptor open_file(const std::filesystem::path& path) {
  int number = 0;
  do {
    number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (number < 0 && errno == EINTR);
  if (number < 0) throw_unreadable(errno);
  return Descriptor(number);
}

/// What an unpacked package would be as a file; nothing for anything but a folder that is one.
std::optional<std::string> package_in_folder(int descriptor, const Limits& limits) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISDIR(status.st_mode)) return std::nullopt;
  return package_of_folder(descriptor, limits);
}

}  // namespace

void throw_unreadable(int error_number) {
  if (error_number == EISDIR) throw Error(ErrorKind::input, "it is a folder, not a file");
  if (error_number == ENXIO) throw Error(ErrorKind::input, "it is a socket or a device that cannot be read");
  throw Error(ErrorKind::input, "cannot be read: " + system_reason(error_number));
}

void throw_too_large(std::uint64_t limit) {
  throw Error(ErrorKind::limit, "is larger than the limit of " + std::to_string(limit) + " bytes (input-bytes)");
}

Source::Source(std::string bytes, std::string name) : bytes_(std::move(bytes)), name_(std::move(name)) {}

Descriptor open_input(const std::filesystem::path& path, const Limits& limits) {
  Descriptor input = open_file(path);
  const std::optional<std::string> package = package_in_folder(input.get(), limits);
  if (!package) return input;
  Descriptor file(::memfd_create("package", MFD_CLOEXEC));
  if (!file) throw_unreadable(errno);
  write_all(file.get(), *package);
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

Source Source::from_file(const std::filesystem::path& path, const Limits& limits) {
  const Descriptor descriptor = open_file(path);
  if (std::optional<std::string> package = package_in_folder(descriptor.get(), limits)) {
    return Source(std::move(*package), path.string());
  }
  return Source(read_within_memory(descriptor.get(), limits), path.string());
}

Source Source::from_descriptor(int descriptor, std::string name, const Limits& limits) {
  return Source(read_within_memory(descriptor, limits), std::move(name));
}

Source Source::from_memory(std::string bytes, std::string name) { return Source(std::move(bytes), std::move(name)); }

void Source::set_resource_root(std::filesystem::path root) { resource_root_ = std::move(root); }

std::optional<std::string> Source::resource(std::string_view relative_path, const Limits& limits) const {
  if (resource_root_.empty()) return std::nullopt;
  const std::optional<std::string> path = resource_path(relative_path);
  if (!path) return std::nullopt;
  const Descriptor file = open_below(resource_root_, *path);
  if (!file) return std::nullopt;
  try {
    return read_within_memory(file.get(), limits);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace galley
