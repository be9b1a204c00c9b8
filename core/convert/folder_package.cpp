// SPDX-License-Identifier: Apache-2.0
#include "convert/folder_package.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "galley/error.hpp"
#include "host/descriptor.hpp"

namespace galley {

namespace {

constexpr std::uint64_t largest_zip = 0xffffffff;
constexpr std::size_t most_entries = 0xffff;
constexpr std::uint32_t deepest_folder = 64;  // each open folder takes a descriptor
constexpr unsigned first_dos_date = 1 << 5 | 1;
constexpr unsigned utf8_names = 1 << 11;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// Writes a zip whose files are all stored (APPNOTE.TXT 6.3.10, 4.3).
class StoredZip {
 public:
  void add(const std::string& name, std::string_view data) {
    const auto crc = ::crc32_z(0, reinterpret_cast<const Bytef*>(data.data()), data.size());
    std::string common;
    put(common, 20, 2);
    put(common, utf8_names, 2);
    put(common, 0, 2);  // stored
    put(common, 0, 2);  // time
    put(common, first_dos_date, 2);
    put(common, crc, 4);
    put(common, data.size(), 4);
    put(common, data.size(), 4);
    put(common, name.size(), 2);
    put(common, 0, 2);  // no extra field
    put(directory_, 0x02014b50, 4);
    put(directory_, 20, 2);
    directory_ += common;
    put(directory_, 0, 2);  // no comment
    put(directory_, 0, 2);  // first disk
    put(directory_, 0, 2);
    put(directory_, 0, 4);
    put(directory_, bytes_.size(), 4);
    directory_ += name;
    put(bytes_, 0x04034b50, 4);
    bytes_ += common;
    bytes_ += name;
    bytes_ += data;
    ++entries_;
  }

  std::uint64_t size() const { return bytes_.size() + directory_.size(); }
  std::size_t entries() const { return entries_; }

  std::string finish() {
    const std::size_t begin = bytes_.size();
    bytes_ += directory_;
    put(bytes_, 0x06054b50, 4);
    put(bytes_, 0, 4);
    put(bytes_, entries_, 2);
    put(bytes_, entries_, 2);
    put(bytes_, directory_.size(), 4);
    put(bytes_, begin, 4);
    put(bytes_, 0, 2);
    return std::move(bytes_);
  }

 private:
  static void put(std::string& out, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
  }

  std::string bytes_;
  std::string directory_;
  std::size_t entries_ = 0;
};

class FolderPacker {
 public:
  explicit FolderPacker(const Limits& limits)
      : limits_(limits), most_bytes_(std::min(limits.input_bytes, largest_zip)) {}

  std::string pack(int root) {
    if (::faccessat(root, "mimetype", R_OK, AT_SYMLINK_NOFOLLOW) == 0) add_file(root, "mimetype", "mimetype");
    folder(root, {}, 1);
    return zip_.finish();
  }

 private:
  void folder(int number, const std::string& path, std::uint32_t depth) {
    if (depth > std::min(limits_.depth, deepest_folder)) throw Error(ErrorKind::limit, "its folders nest too deep");
    for (const std::string& name : names_in(number)) {
      const std::string whole = path + name;
      struct stat status {};
      if (::fstatat(number, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
      if (S_ISDIR(status.st_mode)) {
        const Descriptor inner(::openat(number, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
        if (!inner) throw Error(ErrorKind::input, "the folder cannot be read", {.part = whole});
        folder(inner.get(), whole + "/", depth + 1);
      } else if (S_ISREG(status.st_mode) && whole != "mimetype") {
        add_file(number, name, whole);
      }
    }
  }

  static std::vector<std::string> names_in(int number) {
    std::vector<std::string> names;
    const int again = ::openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseFolder> folder(again < 0 ? nullptr : ::fdopendir(again));
    if (!folder) {
      if (again >= 0) ::close(again);
      throw Error(ErrorKind::input, "the folder cannot be read");
    }
    while (const dirent* entry = ::readdir(folder.get())) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  void add_file(int folder, const std::string& name, const std::string& path) {
    if (zip_.entries() >= std::min<std::size_t>(limits_.entries, most_entries)) {
      throw Error(ErrorKind::limit, "the folder holds more files than the limit of " + std::to_string(limits_.entries));
    }
    const Descriptor file(::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    std::string data;
    char piece[1 << 16];
    while (true) {
      const ssize_t got = file ? ::read(file.get(), piece, sizeof piece) : -1;
      if (got < 0 && file && errno == EINTR) continue;
      if (got < 0) throw Error(ErrorKind::input, "the file cannot be read", {.part = path});
      if (got == 0) break;
      data.append(piece, static_cast<std::size_t>(got));
      if (zip_.size() + data.size() > most_bytes_) {
        throw Error(ErrorKind::limit,
                    "the folder holds more than the limit of " + std::to_string(most_bytes_) + " bytes (input-bytes)");
      }
    }
    zip_.add(path, data);
  }

  const Limits& limits_;
  std::uint64_t most_bytes_;
  StoredZip zip_;
};

}  // namespace

std::optional<std::string> package_of_folder(int directory, const Limits& limits) {
  const auto holds = [&](const char* name) { return ::faccessat(directory, name, F_OK, 0) == 0; };
  if (!holds("META-INF/container.xml") && !holds("[Content_Types].xml")) return std::nullopt;
  return FolderPacker(limits).pack(directory);
}

}  // namespace galley
