// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "batch/journal.hpp"
#include "batch/task.hpp"
#include "convert/replaced_file.hpp"
#include "galley/convert.hpp"
#include "galley/host.hpp"
#include "galley/limits.hpp"
#include "host/descriptor.hpp"

namespace galley::batch {

/// An input of one of many conversions, open: a regular file, so that opening never waits and it can be read again.
struct JobInput {
  Descriptor file;
  FileState state;
  dev_t device = 0;
  ino_t inode = 0;
};

/// Throws Error(input), or Error(limit) where it is larger than `limits.input_bytes`.
JobInput open_job_input(const std::filesystem::path& path, const Limits& limits);

/// What the file is now; nothing if there is no regular file.
std::optional<FileState> state_of(const std::filesystem::path& path);

/// The output of an input; its folders are made. `temporary_name` as ReplacedFile takes it. Throws Error(output), and
/// Error(usage) where it is the input itself.
std::unique_ptr<ReplacedFile> open_job_output(const std::filesystem::path& path, const JobInput& input,
                                              const Limits& limits, std::string temporary_name = {});

/// The temporary name of a document of a batch, which alone has this output.
std::string temporary_name_of(const std::filesystem::path& output);

/// Are there the formats and filters, with these options? Throws Error(usage).
void check_task(const PluginHost& host, const Task& task);

/// All that the options of a task let its worker read beside what every worker may; sorted.
std::vector<std::string> readable_for(const PluginHost& host, const Task& task);

}  // namespace galley::batch
