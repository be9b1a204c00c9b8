// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/json_output.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 1> own_options{{{0, "json", "", "print JSON"}}};

std::string text_of_listing(const PluginListing& listing) {
  const Paint paint(1);
  std::string out = paint.bold("Looked for in") + "\n";
  for (const std::string& folder : listing.search_path) out += "  " + shown(folder) + "\n";
  out += "\n";
  if (listing.records.empty()) return out + "no plugin was found\n";
  std::vector<std::vector<std::string>> rows{{"PLUGIN", "KIND", "VERSION", "STATE", "MODULE"}};
  for (const PluginRecord& record : listing.records) {
    // Of what was refused, the kind and version are not known.
    const bool known = record.state != PluginState::refused || !record.description.version.empty();
    rows.push_back({shown(record.description.id),
                    !known                                          ? "-"
                    : record.description.kind == PluginKind::filter ? "filter"
                                                                    : "format",
                    known ? record.description.version : "-", std::string(to_string(record.state)),
                    shown(record.module.native())});
  }
  out += table(rows);
  bool first = true;
  for (const PluginRecord& record : listing.records) {
    if (record.reason.empty()) continue;
    if (first) out += "\n" + paint.bold("Not used") + "\n";
    first = false;
    out += "  " + shown(record.module.native()) + ": " + shown(record.reason) + "\n";
  }
  return out;
}

int run_plugins(const Arguments& arguments, Messages&) {
  const PluginHost host(plugin_path(arguments));
  PluginListing listing;
  for (const auto& folder : host.search_path()) listing.search_path.push_back(folder.native());
  listing.records = host.records();
  if (!arguments.operands().empty()) {
    const std::string& id = arguments.operands().front();
    std::vector<std::string> ids;
    for (const PluginRecord& record : listing.records) ids.push_back(record.description.id);
    std::erase_if(listing.records, [&](const PluginRecord& record) { return record.description.id != id; });
    if (listing.records.empty()) {
      throw Error(ErrorKind::usage, "there is no plugin " + in_quotes(id) + did_you_mean(id, ids));
    }
  }
  print(arguments.has("json") ? json_plugins(listing) : text_of_listing(listing));
  return exit_done;
}

}  // namespace

extern const Command plugins_command;
constexpr Command plugins_command{
    .name = "plugins",
    .summary = "show which plugins were found and where, and which were refused and why",
    .operands = "[PLUGIN]",
    .most_operands = 1,
    .options = {OptionGroup{"Output", own_options}, common_group},
    .details =
        "Plugins are looked for in the folders of --plugin-path, then those of GALLEY_PLUGIN_PATH (apart by ':'), "
        "then in the user's data folder, then where Galley is installed. The first plugin with an id wins.\n",
    .examples = "galley plugins\ngalley plugins --json docx\n",
    .run = run_plugins,
};

}  // namespace galley::cli
