// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How every command looks at documents where those can do no harm:
///
///     DocumentWork work;
///     work.inputs = {"page.docx"};
///     work.run = [&](WorkFiles& files, std::size_t first) {
///       const Source source = files.input(first);       // from here on without rights
///       ...
///       return exit_done;
///     };
///     return run_in_sandbox(host, reading, work, messages);
///
/// One input for standard output is looked at in this process, which gives up its rights once it has read the input.
/// All else is done in a child without rights, for which this process, which sees no document, opens the inputs, puts
/// the outputs in their places and starts the programs of plugins.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "batch/file_service.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/messages.hpp"
#include "galley/host.hpp"
#include "galley/sink.hpp"
#include "galley/source.hpp"

namespace galley::cli {

inline constexpr std::array<CommandOption, 1> sandbox_options{{
    {0, "no-sandbox", "",
     "let the documents' readers, and all else that is run, touch all that you may touch; for plugins that you trust "
     "and that need it"},
}};
inline constexpr OptionGroup sandbox_group{"Sandbox", sandbox_options};

/// Where the inputs of a command come from and its outputs go: this process's files, or those that a parent opens.
class WorkFiles {
 public:
  virtual ~WorkFiles() = default;

  /// The input of this number, with what the reading options say of its resources. While it waits for it, a signal
  /// ends the process. Throws as open_source does.
  virtual Source input(std::size_t number) = 0;

  /// `path` ("-": standard output) is where DocumentWork::output says. Throws as file_sink does.
  virtual std::unique_ptr<Sink> output(const batch::OutputNumber& number, const std::filesystem::path& path) = 0;
};

/// What a command does with documents.
struct DocumentWork {
  std::vector<std::string> inputs;  ///< "-": standard input

  /// Does it, from the input of this number on, and returns what the process returns. Called in the process that has no
  /// rights, and once more after a crash, for the inputs after the one that did it. May throw.
  std::function<int(WorkFiles& files, std::size_t first)> run;

  /// Where an output goes, for who makes it; empty: there is none but standard output.
  std::function<std::filesystem::path(const batch::OutputNumber& number)> output;

  const PluginDescription* writer = nullptr;  ///< the format that is written; none: none is
  OptionList writer_options;

  std::string doing = "reading it";  ///< before "crashed"
  int trouble = exit_failed;         ///< returned for what run() throws, and for a crash
  bool outlives_crash = false;       ///< a crash is part of what is to be told, even of one input alone
  bool goes_on_after_crash = true;   ///< with the inputs that follow

  /// Says that the input of this number crashed the process; empty: it is reported as an error of the input.
  std::function<void(std::size_t number, const Error& error)> crashed;
};

/// Does it in this process with all its rights, and returns what the process returns.
int run_unprotected(const Reading& reading, const DocumentWork& work);

/// Does it where a document can do no harm, and returns what the process returns.
int run_in_sandbox(PluginHost& host, const Reading& reading, const DocumentWork& work, Messages& messages);

/// One of the two, as --no-sandbox says.
int run_work(const Arguments& arguments, PluginHost& host, const Reading& reading, const DocumentWork& work,
             Messages& messages);

}  // namespace galley::cli
