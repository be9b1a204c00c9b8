// SPDX-License-Identifier: Apache-2.0
#include "convert/replaced_file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <ctime>

#include "convert/writing.hpp"
#include "galley/error.hpp"

namespace galley {

namespace {

constexpr std::size_t held_at_most = 1 << 20;
constexpr int links_at_most = 40;  // as the kernel
constexpr int names_to_try = 100;

/// The folder part of a path, with its slash; empty for a bare name.
std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

/// Follows symbolic links to the file that is meant, which need not exist.
std::string follow_links(std::string path) {
  for (int links = 0; links < links_at_most; ++links) {
    char target[PATH_MAX];
    const ssize_t size = ::readlink(path.c_str(), target, sizeof target);
    if (size < 0 || size == PATH_MAX) return path;
    const std::string_view view(target, static_cast<std::size_t>(size));
    path = view.starts_with('/') ? std::string(view) : folder_of(path).append(view);
  }
  throw_unwritable(ELOOP);
}

/// Short, so that the name fits wherever the file's own does.
std::string random_name() {
  std::uint64_t bits = 0;
  if (::getrandom(&bits, sizeof bits, 0) != sizeof bits) {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    bits = static_cast<std::uint64_t>(now.tv_nsec) ^ (static_cast<std::uint64_t>(::getpid()) << 32);
  }
  constexpr char digits[] = "0123456789abcdefghijklmnopqrstuv";
  std::string name = ".galley-";
  for (int i = 0; i < 12; ++i, bits >>= 5) name += digits[bits & 31];
  return name;
}

std::string descriptor_link(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

}  // namespace

ReplacedFile::ReplacedFile(const std::string& path, const Limits& limits, std::string temporary_name)
    : limits_(limits), chosen_name_(std::move(temporary_name)) {
  if (path.empty()) throw_unwritable(ENOENT);
  const std::string target = follow_links(path);
  const std::string folder = folder_of(target);
  name_ = target.substr(folder.size());
  if (name_.empty() || name_ == "." || name_ == "..") throw_unwritable(EISDIR);
  if (name_.size() > NAME_MAX) throw_unwritable(ENAMETOOLONG);
  folder_ = Descriptor(::open(folder.empty() ? "." : folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder_ && errno == ENOENT) throw Error(ErrorKind::output, "cannot be written: its folder does not exist");
  if (!folder_) throw_unwritable(errno);
  // The rename would succeed on a read-only file too, but its owner protected it against just that.
  if (::faccessat(folder_.get(), name_.c_str(), W_OK, AT_EACCESS) != 0 && errno != ENOENT) throw_unwritable(errno);
  open_temporary();
}

ReplacedFile::~ReplacedFile() {
  if (!temporary_name_.empty()) ::unlinkat(folder_.get(), temporary_name_.c_str(), 0);
}

/// A name in folder_ that nobody has.
std::string ReplacedFile::free_name() {
  if (chosen_name_.empty()) return random_name();
  ::unlinkat(folder_.get(), chosen_name_.c_str(), 0);
  return chosen_name_;
}

void ReplacedFile::open_temporary() {
  constexpr int flags = O_WRONLY | O_CLOEXEC | O_NOCTTY;
  file_ = Descriptor(::openat(folder_.get(), ".", flags | O_TMPFILE, 0666));
  // Without /proc the file could get no name later.
  if (file_ && ::access(descriptor_link(file_.get()).c_str(), F_OK) == 0) return;
  for (int attempt = 0; attempt < names_to_try; ++attempt) {
    std::string name = free_name();
    file_ = Descriptor(::openat(folder_.get(), name.c_str(), flags | O_CREAT | O_EXCL | O_NOFOLLOW, 0666));
    if (file_) {
      temporary_name_ = std::move(name);
      return;
    }
    if (errno != EEXIST) break;
  }
  throw Error(ErrorKind::output, "cannot be written: no file can be made in its folder: " + system_reason(errno));
}

void ReplacedFile::take_over_permissions() {
  struct stat old {};
  if (::fstatat(folder_.get(), name_.c_str(), &old, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(old.st_mode)) return;
  struct stat made {};
  if (::fstat(file_.get(), &made) != 0) throw_unwritable(errno);
  mode_t mode = old.st_mode & 0777;
  if (made.st_gid != old.st_gid && ::fchown(file_.get(), static_cast<uid_t>(-1), old.st_gid) != 0) {
    // The bits that the old group had would let another one in.
    mode = (mode & ~static_cast<mode_t>(S_IRWXG)) | ((mode & S_IRWXO) << 3);
  }
  // Only root can give a file away; who else replaces another's file becomes its owner.
  const bool given_back = made.st_uid == old.st_uid || ::fchown(file_.get(), old.st_uid, static_cast<gid_t>(-1)) == 0;
  if (!given_back && errno != EPERM) throw_unwritable(errno);
  // Some file systems have no permissions to set.
  if (::fchmod(file_.get(), mode) != 0 && errno != EPERM) throw_unwritable(errno);
}

void ReplacedFile::flush() {
  write_all(file_.get(), held_);
  held_.clear();
}

void ReplacedFile::write(std::string_view bytes) {
  check_output_size(size_ + bytes.size(), limits_);
  size_ += bytes.size();
  if (held_.size() + bytes.size() > held_at_most) flush();
  if (bytes.size() >= held_at_most) {
    write_all(file_.get(), bytes);
  } else {
    held_.append(bytes);
  }
}

void ReplacedFile::name_temporary() {
  const std::string link = descriptor_link(file_.get());
  for (int attempt = 0; attempt < names_to_try; ++attempt) {
    // A new file needs no detour: its own name is free.
    std::string name = attempt == 0 ? name_ : free_name();
    if (::linkat(AT_FDCWD, link.c_str(), folder_.get(), name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      if (attempt > 0) temporary_name_ = std::move(name);
      return;
    }
    if (errno != EEXIST) break;
  }
  if (errno == ENOENT) throw Error(ErrorKind::output, "cannot be written: its folder was removed");
  throw_unwritable(errno);
}

void ReplacedFile::commit() {
  flush();
  take_over_permissions();
  if (temporary_name_.empty()) name_temporary();
  if (!file_.close()) throw_unwritable(errno);
  if (temporary_name_.empty()) return;
  if (::renameat(folder_.get(), temporary_name_.c_str(), folder_.get(), name_.c_str()) != 0) throw_unwritable(errno);
  temporary_name_.clear();
}

}  // namespace galley
