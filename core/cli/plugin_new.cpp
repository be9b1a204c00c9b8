// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/messages.hpp"
#include "cli/plugin_template.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<CommandOption, 5> own_options{{
    {0, "reader", "", "a format that is read"},
    {0, "writer", "", "a format that is written (default: both)"},
    {0, "filter", "", "a filter instead of a format"},
    {0, "language", "cpp|python|shell", "language of the plugin (default: cpp)"},
    {'o', "output", "DIR", "folder to make (default: the plugin's name, here)"},
}};

void check_id(const std::string& id, const PluginHost& host) {
  const bool allowed = std::all_of(id.begin(), id.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  const bool begins_well = !id.empty() && id.front() >= 'a' && id.front() <= 'z';
  if (!allowed || !begins_well || id.ends_with('-') || id.find("--") != std::string::npos) {
    throw Error(ErrorKind::usage,
                "a plugin's name is of lower-case letters, digits and single hyphens, a letter "
                "first, as in 'town-minutes', and not " +
                    in_quotes(shown(id)));
  }
  if (host.find(id) != nullptr) throw Error(ErrorKind::usage, "there is a plugin " + in_quotes(id) + " already");
}

PluginPlan plan_asked_for(const Arguments& arguments) {
  PluginPlan plan;
  plan.id = arguments.operands().front();
  plan.filter = arguments.has("filter");
  plan.reader = arguments.has("reader");
  plan.writer = arguments.has("writer");
  if (plan.filter && (plan.reader || plan.writer)) {
    throw Error(ErrorKind::usage, "a plugin is a format or a filter: --filter goes without --reader and --writer");
  }
  if (!plan.filter && !plan.reader && !plan.writer) plan.reader = plan.writer = true;
  return plan;
}

/// Where Galley is, if CMake would not look there.
std::string prefix_for_cmake(const fs::path& templates) {
  const fs::path prefix = (templates / "../../..").lexically_normal().parent_path();
  return prefix == "/usr" || prefix == "/usr/local" ? std::string() : " -DCMAKE_PREFIX_PATH=" + shown(prefix.native());
}

int run_plugin_new(const Arguments& arguments, Messages&) {
  const PluginPlan plan = plan_asked_for(arguments);
  check_id(plan.id, PluginHost(plugin_path(arguments)));
  const fs::path templates = plugin_templates();
  const std::string language = arguments.value("language").value_or("cpp");
  const std::vector<std::string> languages = template_languages(templates);
  if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
    std::string hint = did_you_mean(language, languages);
    if (hint.empty()) hint = " (there are " + joined(languages) + ")";
    throw Error(ErrorKind::usage, "there is no template in the language " + in_quotes(shown(language)) + hint);
  }
  const std::string folder = arguments.value("output").value_or(plan.id);
  write_template(templates / language, folder, plan);
  if (arguments.has("quiet")) return exit_done;
  const std::string name = shown(folder);
  print("Made " + name + "; its README.md says what to do with it. Next:\n  cmake -S " + name + " -B " + name +
        "/build" + prefix_for_cmake(templates) + "\n  cmake --build " + name + "/build\n  ctest --test-dir " + name +
        "/build --output-on-failure\n");
  return exit_done;
}

}  // namespace

extern const Command plugin_new_command;
constexpr Command plugin_new_command{
    .name = "plugin new",
    .summary = "begin a plugin: write a folder that builds, runs and passes its checks as it is",
    .operands = "NAME",
    .least_operands = 1,
    .most_operands = 1,
    .options = {OptionGroup{"Plugin", own_options}, common_group},
    .details =
        "NAME is the plugin's id: lower-case letters, digits and hyphens. The folder holds sources, a CMakeLists.txt, "
        "tests that run 'galley plugin check', and a README.md. Nothing is overwritten.\n"
        "\n"
        "Plugins in C++ are modules that Galley loads; those in other languages are programs that it runs.\n",
    .examples =
        "galley plugin new town-minutes\n"
        "galley plugin new house-style --filter --language python --output filters/house-style\n",
    .run = run_plugin_new,
};

}  // namespace galley::cli
