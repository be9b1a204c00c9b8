// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/completion.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"

namespace galley::cli {
namespace {

/// The first line says whether paths may stand there (none, files, folders) and, after a tab, what stands in the word
/// before the path. Each other line is a candidate and, after a tab, what it means.
int run_complete(const Arguments& arguments, Messages&) {
  // Not where --plugin-path leads: who presses a key has not yet said that what lies there shall be run.
  const PluginHost host(default_plugin_path());
  const Completion completion = complete(host, arguments.operands());
  std::string out = completion.paths == PathKind::none    ? "none"
                    : completion.paths == PathKind::files ? "files"
                                                          : "folders";
  out += "\t" + completion.before_path + "\n";
  for (const Candidate& candidate : completion.candidates) out += candidate.word + "\t" + candidate.help + "\n";
  print(out);
  return exit_done;
}

}  // namespace

extern const Command complete_command;
constexpr Command complete_command{
    .name = "complete",
    .summary = "tell shells what may stand next on a command line",
    .operands = "-- WORD...",
    .most_operands = any_number,
    .options = {common_group},
    .run = run_complete,
};

}  // namespace galley::cli
