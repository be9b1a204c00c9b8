// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/help.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

int run_help(const Arguments& arguments, Messages&) {
  if (arguments.operands().empty()) {
    print(overview());
    return exit_done;
  }
  const std::string topic = joined(arguments.operands(), " ");
  if (const Command* command = find_command(topic)) {
    print(help_of(*command));
    return exit_done;
  }
  const PluginHost host(plugin_path(arguments));
  if (const PluginDescription* plugin = host.find(topic)) {
    print(help_of(*plugin));
    return exit_done;
  }
  std::vector<std::string> topics;
  for (const Command* command : commands()) topics.emplace_back(command->name);
  for (const PluginKind kind : {PluginKind::format, PluginKind::filter}) {
    for (const PluginDescription* plugin : host.ready(kind)) topics.push_back(plugin->id);
  }
  throw Error(ErrorKind::usage, "there is no help on " + in_quotes(topic) + did_you_mean(topic, topics));
}

}  // namespace

extern const Command help_command;
constexpr Command help_command{
    .name = "help",
    .summary = "tell about a command, a format or a filter",
    .operands = "[COMMAND|FORMAT|FILTER]",
    .most_operands = 2,
    .options = {common_group},
    .examples = "galley help convert\ngalley help docx\n",
    .run = run_help,
};

}  // namespace galley::cli
