// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/help.hpp"
#include "cli/json_output.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 1> own_options{{{0, "json", "", "print JSON: the descriptions of the plugins"}}};

int run_filters(const Arguments& arguments, Messages&) {
  const PluginHost host(plugin_path(arguments));
  if (!arguments.operands().empty()) {
    const PluginDescription& filter = require_filter(host, arguments.operands().front());
    print(arguments.has("json") ? json_descriptions({filter}, false) : help_of(filter));
    return exit_done;
  }
  std::vector<PluginDescription> filters;
  for (const PluginDescription* plugin : host.ready(PluginKind::filter)) filters.push_back(*plugin);
  if (arguments.has("json")) {
    print(json_descriptions(filters, true));
    return exit_done;
  }
  if (filters.empty())
    throw Error(ErrorKind::plugin, "no filter plugin was found; 'galley plugins' shows where they are looked for");
  std::vector<std::vector<std::string>> rows{{"FILTER", "WHAT IT DOES"}};
  for (const PluginDescription& filter : filters) rows.push_back({filter.id, filter.summary});
  print(table(rows) + "\n'galley filters FILTER' tells all about one.\n");
  return exit_done;
}

}  // namespace

extern const Command filters_command;
constexpr Command filters_command{
    .name = "filters",
    .summary = "list the filters that change an article on its way, or tell all about one",
    .operands = "[FILTER]",
    .most_operands = 1,
    .options = {OptionGroup{"Output", own_options}, common_group},
    .examples = "galley filters\ngalley filters join-broken-paragraphs\n",
    .run = run_filters,
};

}  // namespace galley::cli
