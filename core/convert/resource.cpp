// SPDX-License-Identifier: Apache-2.0
#include "convert/resource.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <climits>

namespace galley {

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string descriptor_link(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

/// Where an open descriptor leads, without symbolic links; empty when that cannot be told.
std::string path_of(const Descriptor& descriptor) {
  char buffer[PATH_MAX];
  const ssize_t size = ::readlink(descriptor_link(descriptor.get()).c_str(), buffer, sizeof buffer);
  return size > 0 && size < PATH_MAX ? std::string(buffer, static_cast<std::size_t>(size)) : std::string();
}

bool is_regular(const Descriptor& descriptor) {
  struct stat status {};
  return ::fstat(descriptor.get(), &status) == 0 && S_ISREG(status.st_mode);
}

/// For kernels before 5.6 and sandboxes without openat2. The file is found without being opened for
/// reading (no device wakes up, no pipe blocks), and the place it was found at decides.
Descriptor open_checked(const Descriptor& folder, const std::string& path) {
  const Descriptor found(::openat(folder.get(), path.c_str(), O_PATH | O_CLOEXEC));
  if (!found || !is_regular(found)) return {};
  std::string root = path_of(folder);
  if (root.empty()) return {};
  if (root.back() != '/') root += '/';
  if (!path_of(found).starts_with(root)) return {};
  return Descriptor(::open(descriptor_link(found.get()).c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
}

}  // namespace

std::optional<std::string> resource_path(std::string_view reference) {
  std::string path;
  path.reserve(reference.size());
  for (std::size_t i = 0; i < reference.size(); ++i) {
    char c = reference[i];
    if (c == '%' && i + 2 < reference.size()) {
      const int high = hex_digit(reference[i + 1]);
      const int low = hex_digit(reference[i + 2]);
      if (high >= 0 && low >= 0) {
        c = static_cast<char>(high * 16 + low);
        i += 2;
      }
    }
    if (c == '\0') return std::nullopt;
    path += c;
  }
  if (path.empty() || path.front() == '/') return std::nullopt;
  return path;
}

Descriptor open_below(const std::filesystem::path& root, const std::string& path) {
  const Descriptor folder(::open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return {};
  open_how how{};
  how.flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  Descriptor file(static_cast<int>(::syscall(SYS_openat2, folder.get(), path.c_str(), &how, sizeof how)));
  if (file) return is_regular(file) ? std::move(file) : Descriptor();
  if (errno == ENOSYS || errno == EPERM) return open_checked(folder, path);
  return {};
}

}  // namespace galley
