// SPDX-License-Identifier: Apache-2.0
#include <dirent.h>
#include <fnmatch.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "batch/input_list.hpp"

namespace galley::batch {

namespace fs = std::filesystem;

namespace {

/// Entries of a folder that are held and sorted at a time.
constexpr std::size_t held_entries = 16'384;
constexpr std::string_view journal_prefix = "galley-journal";

bool fits(const std::string& pattern, const std::string& relative) {
  const bool by_name = pattern.find('/') == std::string::npos;
  const std::string subject = by_name ? relative.substr(relative.rfind('/') + 1) : relative;
  return ::fnmatch(pattern.c_str(), subject.c_str(), 0) == 0;
}

bool fits_one_of(const std::vector<std::string>& patterns, const std::string& relative) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) { return fits(pattern, relative); });
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// A folder that is being walked.
struct Level {
  std::unique_ptr<DIR, CloseFolder> folder;
  std::string path;      ///< with its slash
  std::string relative;  ///< below the first; with its slash, or empty
  std::vector<std::string> names;
  std::size_t next = 0;
  bool at_end = false;

  /// Reads some names where none are left; false when there are no more.
  bool refill() {
    if (next < names.size()) return true;
    names.clear();
    next = 0;
    while (!at_end && names.size() < held_entries) {
      const dirent* entry = ::readdir(folder.get());
      if (entry == nullptr) {
        at_end = true;
      } else if (entry->d_name[0] != '.') {
        names.emplace_back(entry->d_name);
      }
    }
    std::sort(names.begin(), names.end());
    return !names.empty();
  }
};

class PathList : public InputList {
 public:
  PathList(std::vector<std::string> paths, Patterns patterns, fs::path left_out)
      : paths_(std::move(paths)), patterns_(std::move(patterns)), left_out_(std::move(left_out)) {}

  std::optional<ListedInput> next() override {
    while (true) {
      if (levels_.empty()) {
        if (next_path_ == paths_.size()) return std::nullopt;
        if (auto input = begin(paths_[next_path_++])) return input;
      } else if (auto input = step()) {
        return input;
      }
    }
  }

 private:
  static ListedInput input_of(std::string path, std::string relative) {
    ListedInput input;
    input.path = std::move(path);
    input.relative = std::move(relative);
    return input;
  }

  /// An operand: a file, or a folder that is entered. What is neither is given out too, and fails with its reason.
  std::optional<ListedInput> begin(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
      return input_of(path, path.substr(path.rfind('/') + 1));
    }
    if (!enter(path + (path.ends_with('/') ? "" : "/"), {})) return input_of(path, path);
    return std::nullopt;
  }

  bool enter(const std::string& path, const std::string& relative) {
    std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
    if (!folder) return false;
    levels_.push_back({std::move(folder), path, relative, {}, 0, false});
    return true;
  }

  bool is_left_out(const struct stat& status) const {
    struct stat other {};
    return !left_out_.empty() && ::stat(left_out_.c_str(), &other) == 0 && other.st_dev == status.st_dev &&
           other.st_ino == status.st_ino;
  }

  std::optional<ListedInput> step() {
    Level& level = levels_.back();
    if (!level.refill()) {
      levels_.pop_back();
      return std::nullopt;
    }
    const std::string name = std::move(level.names[level.next++]);
    const std::string path = level.path + name;
    const std::string relative = level.relative + name;
    struct stat status {};
    // What vanished meanwhile was never found.
    if (patterns_.excludes(relative) || ::lstat(path.c_str(), &status) != 0) return std::nullopt;
    if (S_ISDIR(status.st_mode)) {
      if (is_left_out(status)) return std::nullopt;
      if (!enter(path + "/", relative + "/")) return input_of(path, relative);
      return std::nullopt;
    }
    if (S_ISLNK(status.st_mode) && (::stat(path.c_str(), &status) != 0 || S_ISDIR(status.st_mode))) return std::nullopt;
    if (!S_ISREG(status.st_mode) || name.starts_with(journal_prefix)) return std::nullopt;
    if (!patterns_.includes(relative)) return std::nullopt;
    return input_of(path, relative);
  }

  std::vector<std::string> paths_;
  Patterns patterns_;
  fs::path left_out_;
  std::size_t next_path_ = 0;
  std::vector<Level> levels_;
};

}  // namespace

bool Patterns::includes(const std::string& relative) const { return include.empty() || fits_one_of(include, relative); }

bool Patterns::excludes(const std::string& relative) const { return fits_one_of(exclude, relative); }

std::unique_ptr<InputList> list_of_paths(std::vector<std::string> paths, Patterns patterns, fs::path left_out) {
  return std::make_unique<PathList>(std::move(paths), std::move(patterns), std::move(left_out));
}

}  // namespace galley::batch
