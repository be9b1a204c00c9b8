// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How a command that works in a sandbox gets its files: the parent, which sees no document, opens them and commits
/// them, and the child asks for them by number.
///
///     End end = serve_files(child, files);              // in the parent, until the child has ended
///
///     FileClient files(channel);                        // in the child
///     Source source = files.input(0, "page.docx", limits);
///     std::unique_ptr<Sink> sink = files.output({.job = 0}, limits);

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "batch/channel.hpp"
#include "batch/child_process.hpp"
#include "convert/output_file.hpp"
#include "galley/limits.hpp"
#include "galley/sink.hpp"
#include "galley/source.hpp"

namespace galley::batch {

/// Which output: of a job, and where it was split of one of its articles.
struct OutputNumber {
  std::size_t job = 0;
  std::size_t article = 0;   ///< from 1; 0: the whole
  std::size_t articles = 0;  ///< how many there are
};

/// What the parent does for a child. Both throw Error, which the child gets as its own.
struct ServedFiles {
  std::function<Descriptor(std::size_t job)> input;
  std::function<OutputFile(const OutputNumber& number)> output;
};

/// Where a child was when it ended.
struct ServedEnd {
  End end;
  std::size_t job = 0;  ///< whose input was opened last
};

/// Serves a child until it ends.
ServedEnd serve_files(ChildProcess& child, const ServedFiles& files);

/// The child's side.
class FileClient {
 public:
  explicit FileClient(Channel& channel) : channel_(channel) {}

  /// The parent opens the input; this process reads it. Throws as Source::from_file does.
  Source input(std::size_t job, const std::string& name, const Limits& limits);

  /// Throws as file_sink does.
  std::unique_ptr<Sink> output(const OutputNumber& number, const Limits& limits);

 private:
  Channel& channel_;
};

}  // namespace galley::batch
