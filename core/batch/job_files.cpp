// SPDX-License-Identifier: Apache-2.0
#include "batch/job_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "batch/content_hash.hpp"
#include "convert/input_file.hpp"
#include "convert/writing.hpp"
#include "galley/error.hpp"

namespace galley::batch {

namespace {

FileState state_of(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

/// The files that options of type path name.
std::vector<std::string> files_named_by(const std::vector<OptionDescription>& descriptions, const OptionList& options) {
  std::vector<std::string> files;
  for (const auto& [name, value] : options) {
    const bool is_path = std::any_of(descriptions.begin(), descriptions.end(), [&name = name](const auto& option) {
      return option.name == name && option.type == OptionType::path;
    });
    if (is_path) files.emplace_back(value);
  }
  return files;
}

}  // namespace

JobInput open_job_input(const std::filesystem::path& path, const Limits& limits) {
  JobInput input;
  input.file = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (!input.file) throw_unreadable(errno);
  struct stat status {};
  if (::fstat(input.file.get(), &status) != 0) throw_unreadable(errno);
  if (S_ISDIR(status.st_mode)) throw_unreadable(EISDIR);
  if (!S_ISREG(status.st_mode)) throw Error(ErrorKind::input, "is not a regular file, but a pipe or a device");
  input.state = state_of(status);
  input.device = status.st_dev;
  input.inode = status.st_ino;
  if (input.state.bytes > limits.input_bytes) throw_too_large(limits.input_bytes);
  return input;
}

std::optional<FileState> state_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return state_of(status);
}

std::unique_ptr<ReplacedFile> open_job_output(const std::filesystem::path& path, const JobInput& input,
                                              const Limits& limits, std::string temporary_name) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) throw_unwritable(EISDIR);
    if (!S_ISREG(status.st_mode)) throw Error(ErrorKind::output, "is not a regular file, but a pipe or a device");
    if (status.st_dev == input.device && status.st_ino == input.inode) {
      throw Error(ErrorKind::usage, "the output is the input itself");
    }
  } else if (errno == ENOENT && path.has_parent_path()) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) {
      throw Error(ErrorKind::output, "cannot be written: its folder cannot be made: " + system_reason(error.value()));
    }
  }
  return std::make_unique<ReplacedFile>(path.native(), limits, std::move(temporary_name));
}

std::string temporary_name_of(const std::filesystem::path& output) {
  return ".galley-" + content_hash(output.filename().native()).substr(0, 20);
}

void check_task(const PluginHost& host, const Task& task) {
  const auto find = [&](const std::string& id, PluginKind kind, const char* noun) -> const PluginDescription& {
    const PluginDescription* found = host.find(id);
    if (found != nullptr && found->kind == kind) return *found;
    throw Error(ErrorKind::usage, std::string("there is no ") + noun + " '" + id + "'");
  };
  const PluginDescription& writer = find(task.to, PluginKind::format, "format");
  if (!writer.writes) throw Error(ErrorKind::usage, "format '" + task.to + "' can be read, but not written");
  const Options of_writer(writer.writer_options, task.writer_options);
  if (!task.from.empty()) {
    const PluginDescription& reader = find(task.from, PluginKind::format, "format");
    if (!reader.reads) throw Error(ErrorKind::usage, "format '" + task.from + "' can be written, but not read");
    const Options of_reader(reader.reader_options, task.reader_options);
  }
  for (const FilterRequest& filter : task.filters) {
    const Options of_filter(find(filter.filter, PluginKind::filter, "filter").filter_options, filter.options);
  }
}

std::vector<std::string> readable_for(const PluginHost& host, const Task& task) {
  std::vector<std::string> readable;
  const auto add = [&](const std::vector<std::string>& files) {
    readable.insert(readable.end(), files.begin(), files.end());
  };
  if (!task.resource_root.empty()) readable.emplace_back(task.resource_root);
  if (const PluginDescription* writer = host.find(task.to))
    add(files_named_by(writer->writer_options, task.writer_options));
  if (!task.reader_options.empty()) {
    // Where the format is recognised only in the worker, it may be any.
    for (const PluginDescription* reader : host.ready(PluginKind::format)) {
      if (task.from.empty() || reader->id == task.from)
        add(files_named_by(reader->reader_options, task.reader_options));
    }
  }
  for (const FilterRequest& filter : task.filters) {
    if (const PluginDescription* found = host.find(filter.filter)) {
      add(files_named_by(found->filter_options, filter.options));
    }
  }
  std::sort(readable.begin(), readable.end());
  readable.erase(std::unique(readable.begin(), readable.end()), readable.end());
  return readable;
}

}  // namespace galley::batch
