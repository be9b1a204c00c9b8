// SPDX-License-Identifier: Apache-2.0
#include "host/discovery.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "host/descriptor.hpp"
#include "host/manifest.hpp"
#include "host/program_command.hpp"
#include "host/trust.hpp"

namespace galley {

namespace {

constexpr std::string_view module_suffix = ".so";
constexpr std::string_view manifest_suffix = ".json";
constexpr off_t largest_manifest = 1 << 20;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// What has one name in a plugin folder.
struct Entry {
  bool module = false;
  bool manifest = false;
};

std::optional<std::map<std::string, Entry>> read_folder(int folder) {
  const int copy = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy < 0) return std::nullopt;
  const std::unique_ptr<DIR, CloseFolder> listing(::fdopendir(copy));
  if (!listing) return std::nullopt;
  std::map<std::string, Entry> entries;
  while (const dirent* entry = ::readdir(listing.get())) {
    const std::string_view name = entry->d_name;
    if (name.starts_with('.')) continue;
    if (name.ends_with(module_suffix)) {
      entries[std::string(name.substr(0, name.size() - module_suffix.size()))].module = true;
    } else if (name.ends_with(manifest_suffix)) {
      entries[std::string(name.substr(0, name.size() - manifest_suffix.size()))].manifest = true;
    }
  }
  return entries;
}

/// A symbolic link is as safe as where it leads: the folder of the file itself must be trusted too.
std::string distrust_target(const std::filesystem::path& path) {
  struct stat status {};
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  if (error || ::stat(target.c_str(), &status) != 0) return "leads nowhere";
  if (!S_ISREG(status.st_mode)) return "is not a regular file";
  if (std::string why = distrust(status); !why.empty()) return why;
  if (::stat(target.parent_path().c_str(), &status) != 0) return "leads nowhere";
  const std::string why = distrust(status);
  return why.empty() ? why : "leads to a folder that " + why;
}

/// Why a file in a plugin folder is not to be used; empty when it may be.
std::string distrust_file(int folder, const std::string& name, const std::filesystem::path& path) {
  struct stat status {};
  if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    return "cannot be read: " + system_reason(errno);
  }
  if (S_ISLNK(status.st_mode)) return distrust_target(path);
  if (!S_ISREG(status.st_mode)) return "is not a regular file";
  return distrust(status);
}

std::string read_manifest(int folder, const std::string& name) {
  const Descriptor file(::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) {
    throw Error(ErrorKind::plugin, "cannot be read: " + system_reason(errno));
  }
  if (status.st_size > largest_manifest) throw Error(ErrorKind::plugin, "is larger than 1 MiB");
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t count = ::read(file.get(), text.data() + filled, text.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Error(ErrorKind::plugin, "cannot be read: " + system_reason(errno));
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  text.resize(filled);
  return text;
}

void refuse(PluginRecord& record, std::string why) {
  record.state = PluginState::refused;
  record.reason = std::move(why);
}

/// A manifest that stands alone: of a program, or of a module that is gone.
void examine_program(int folder, const std::filesystem::path& path, const std::string& module, PluginRecord& record) {
  const std::string why = distrust_file(folder, record.manifest.filename(), record.manifest);
  const auto refuse_missing = [&] { refuse(record, "its manifest is there, but " + module + " is not"); };
  try {
    Manifest manifest =
        why.empty() ? parse_whole_manifest(read_manifest(folder, record.manifest.filename())) : Manifest();
    if (!why.empty() || !manifest.program)
      return why.empty() ? refuse_missing() : refuse(record, "its manifest " + why);
    record.description = std::move(manifest.description);
    record.module = record.manifest;
    manifest.program->folder = path;
    if (std::string problem = locate_program(*manifest.program); !problem.empty()) refuse(record, std::move(problem));
    if (!manifest.program->file.empty()) record.module = manifest.program->file;
    record.program = std::move(manifest.program);
  } catch (const Error& error) {
    refuse(record, "its manifest " + std::string(error.what()));
  }
}

PluginRecord examine(int folder, const std::filesystem::path& path, const std::string& stem, const Entry& entry) {
  const std::string module = stem + std::string(module_suffix);
  const std::string manifest = stem + std::string(manifest_suffix);
  PluginRecord record;
  record.description.id = stem;
  record.module = path / module;
  if (entry.manifest) record.manifest = path / manifest;
  if (!entry.module) {
    examine_program(folder, path, module, record);
    return record;
  }
  if (std::string why = distrust_file(folder, module, record.module); !why.empty()) {
    refuse(record, "the module " + why);
    return record;
  }
  try {
    if (!entry.manifest) {
      record.description = describe_module(record.module);
    } else if (std::string why = distrust_file(folder, manifest, record.manifest); !why.empty()) {
      refuse(record, "its manifest " + why);
    } else {
      Manifest whole = parse_whole_manifest(read_manifest(folder, manifest));
      if (whole.program) throw Error(ErrorKind::plugin, "names a program, but stands beside a module");
      record.description = std::move(whole.description);
    }
  } catch (const Error& error) {
    refuse(record, (entry.manifest ? "its manifest " : "the module ") + std::string(error.what()));
  }
  return record;
}

/// What can be said of a path that gives no plugins at all.
PluginRecord refused_folder(const std::filesystem::path& path, std::string why) {
  PluginRecord record;
  record.description.id = path.filename().string();
  record.module = path;
  refuse(record, std::move(why));
  return record;
}

std::vector<PluginRecord> examine_folder(int folder, const struct stat& status, const std::filesystem::path& path) {
  std::vector<PluginRecord> records;
  const std::optional<std::map<std::string, Entry>> entries = read_folder(folder);
  if (!entries) {
    records.push_back(refused_folder(path, "the folder cannot be read: " + system_reason(errno)));
    return records;
  }
  const std::string why = distrust(status);
  for (const auto& [stem, entry] : *entries) {
    if (why.empty()) {
      records.push_back(examine(folder, path, stem, entry));
    } else if (entry.module || entry.manifest) {
      PluginRecord& record = records.emplace_back();
      record.description.id = stem;
      record.module = path / (stem + std::string(entry.module ? module_suffix : manifest_suffix));
      refuse(record, "its folder " + why);
    }
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const PluginRecord& a, const PluginRecord& b) { return a.description.id < b.description.id; });
  return records;
}

void mark_shadowed(std::vector<PluginRecord>& records) {
  std::map<std::string_view, const PluginRecord*> first;
  for (PluginRecord& record : records) {
    if (record.state != PluginState::ready) continue;
    const auto [found, is_first] = first.emplace(record.description.id, &record);
    if (is_first) continue;
    record.state = PluginState::shadowed;
    record.reason = found->second->module.string() + " has the same id and comes first";
  }
}

}  // namespace

std::vector<PluginRecord> discover_plugins(const std::vector<std::filesystem::path>& folders) {
  std::vector<PluginRecord> records;
  std::vector<std::pair<dev_t, ino_t>> seen;
  for (const std::filesystem::path& given : folders) {
    std::error_code error;
    // A module is loaded later, and the program may have gone to another folder by then.
    std::filesystem::path path = std::filesystem::absolute(given, error);
    if (error) path = given;
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status {};
    if (!folder || ::fstat(folder.get(), &status) != 0) {
      if (given.empty() || errno == ENOENT) continue;
      records.push_back(refused_folder(
          path, errno == ENOTDIR ? "it is not a folder" : "the folder cannot be read: " + system_reason(errno)));
      continue;
    }
    const std::pair<dev_t, ino_t> identity(status.st_dev, status.st_ino);
    if (std::find(seen.begin(), seen.end(), identity) != seen.end()) continue;
    seen.push_back(identity);
    std::vector<PluginRecord> found = examine_folder(folder.get(), status, path);
    std::move(found.begin(), found.end(), std::back_inserter(records));
  }
  mark_shadowed(records);
  return records;
}

}  // namespace galley
