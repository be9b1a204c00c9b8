// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/description_wording.hpp"
#include "cli/help.hpp"
#include "cli/json_output.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 3> own_options{{
    {0, "json", "", "print JSON: the descriptions of the plugins"},
    {0, "readable", "", "only formats that are read; their ids, one a line"},
    {0, "writable", "", "only formats that are written; their ids, one a line"},
}};

/// The format that an operand names, whether it is read or written.
const PluginDescription& named_format(const PluginHost& host, const std::string& id) {
  const PluginDescription* plugin = host.find(id);
  return require_format(host, id, plugin && !plugin->reads ? Direction::writes : Direction::reads);
}

int run_formats(const Arguments& arguments, Messages&) {
  const PluginHost host(plugin_path(arguments));
  const bool one = !arguments.operands().empty();
  if (one) {
    const PluginDescription& format = named_format(host, arguments.operands().front());
    print(arguments.has("json") ? json_descriptions({format}, false) : help_of(format));
    return exit_done;
  }
  const bool readable = arguments.has("readable");
  const bool writable = arguments.has("writable");
  std::vector<PluginDescription> formats;
  for (const PluginDescription* plugin : host.ready(PluginKind::format)) {
    if ((plugin->reads || !readable) && (plugin->writes || !writable)) formats.push_back(*plugin);
  }
  if (arguments.has("json")) {
    print(json_descriptions(formats, true));
    return exit_done;
  }
  if (readable || writable) {
    std::string ids;
    for (const PluginDescription& format : formats) ids += format.id + "\n";
    print(ids);
    return exit_done;
  }
  if (formats.empty())
    throw Error(ErrorKind::plugin, "no format plugin was found; 'galley plugins' shows where they are looked for");
  std::vector<std::vector<std::string>> rows{{"FORMAT", "READ", "WRITTEN", "EXTENSIONS", "WHAT IT IS"}};
  for (const PluginDescription& format : formats) {
    rows.push_back(
        {format.id, format.reads ? "yes" : "no", format.writes ? "yes" : "no", extensions_of(format), format.name});
  }
  print(table(rows) + "\n'galley formats FORMAT' tells all about one.\n");
  return exit_done;
}

}  // namespace

extern const Command formats_command;
constexpr Command formats_command{
    .name = "formats",
    .summary = "list the formats that are read and written, or tell all about one",
    .operands = "[FORMAT]",
    .most_operands = 1,
    .options = {OptionGroup{"Output", own_options}, common_group},
    .examples = "galley formats\ngalley formats docx\ngalley formats --writable\n",
    .run = run_formats,
};

}  // namespace galley::cli
