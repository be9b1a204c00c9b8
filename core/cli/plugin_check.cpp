// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "batch/processors.hpp"
#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/interruption.hpp"
#include "cli/json_output.hpp"
#include "cli/messages.hpp"
#include "cli/sandboxed_work.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"
#include "conformance/case.hpp"
#include "host/program_start.hpp"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;
using conformance::CaseOutcome;
using conformance::CaseResult;

constexpr std::array<CommandOption, 6> own_options{{
    {0, "input", "PATH", "files in the plugin's format, or folders with them: read all, written and read again", true},
    {0, "case", "NAME", "run this case only", true},
    {0, "quick", "", "a tenth of the trials, for a first look"},
    {'j', "jobs", "N", "cases at a time (default: the processors that this process may use)"},
    {0, "timeout", "SECONDS", "end a case that takes longer (default: 120)"},
    {0, "json", "", "print JSON"},
}};

/// Everything below the paths that --input gives but hidden files, sorted.
std::vector<fs::path> files_asked_for(const Arguments& arguments) {
  std::vector<fs::path> files;
  for (const std::string& path : arguments.values("input")) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file() && !entry.path().filename().native().starts_with('.'))
          files.push_back(entry.path());
      }
    } else if (fs::exists(path, error)) {
      files.emplace_back(path);
    } else {
      throw Error(ErrorKind::usage, "--input: " + in_quotes(shown(path)) + " cannot be found");
    }
  }
  std::sort(files.begin(), files.end());
  if (files.empty() && arguments.has("input")) throw Error(ErrorKind::usage, "--input names no file");
  return files;
}

bool is_of(const fs::path& file, const PluginDescription& description) {
  const std::string name = file.filename().string();
  return std::any_of(description.extensions.begin(), description.extensions.end(),
                     [&](const std::string& extension) { return name.ends_with("." + extension); });
}

conformance::CheckSettings settings_asked_for(const Arguments& arguments) {
  conformance::CheckSettings settings;
  settings.search_path = plugin_path(arguments);
  settings.files = files_asked_for(arguments);
  settings.cases = arguments.values("case");
  settings.sandboxed = !arguments.has("no-sandbox");
  if (arguments.has("quick")) settings.effort = 0.1;
  settings.jobs = batch::usable_processors();
  if (const auto jobs = arguments.value("jobs")) {
    settings.jobs = static_cast<unsigned>(std::max<std::uint64_t>(parse_amount(*jobs, "--jobs", 1024), 1));
  }
  if (const auto seconds = arguments.value("timeout")) {
    settings.time_limit = std::chrono::seconds(parse_amount(*seconds, "--timeout", 86'400));
  }
  std::vector<std::string> names;
  for (const conformance::Case& each : conformance::all_cases()) names.emplace_back(each.name);
  for (const std::string& name : settings.cases) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    throw Error(ErrorKind::usage, "there is no case " + in_quotes(name) + did_you_mean(name, names));
  }
  return settings;
}

std::string text_of_result(const CaseResult& result, const Paint& paint) {
  constexpr std::size_t name_width = 33;
  const std::string outcome(conformance::to_string(result.outcome));
  const std::string word = result.outcome == CaseOutcome::failed    ? paint.red("FAILED ")
                           : result.outcome == CaseOutcome::skipped ? paint.yellow("skipped")
                                                                    : paint.dim("passed ");
  std::string out = "  " + word + "  " + padded(result.name, name_width) + "  " + result.asks;
  if (result.outcome == CaseOutcome::skipped) out += ": " + result.skipped;
  out += "\n";
  constexpr std::size_t most = 5;
  const std::size_t listed = std::min(result.failures.size(), most);
  for (std::size_t i = 0; i < listed; ++i) out += "           " + shown(to_string(result.failures[i])) + "\n";
  if (const std::uint64_t more = result.more + result.failures.size() - listed; more > 0) {
    out += "           and " + counted(more, "failure") + " more\n";
  }
  return out;
}

std::string heading_of(const conformance::FoundPlugin& plugin, const Paint& paint) {
  std::string out = paint.bold(shown(plugin.description.id));
  if (plugin.refused.empty()) {
    const bool filter = plugin.description.kind == PluginKind::filter;
    out += " " + plugin.description.version + (filter ? " (filter)" : " (format)");
  }
  return out + ": " + shown(plugin.module.native()) + "\n";
}

std::string summary_of(const PluginCheck& check, const Paint& paint) {
  const auto count = [&](CaseOutcome outcome) {
    return static_cast<std::uint64_t>(std::count_if(check.results.begin(), check.results.end(),
                                                    [&](const CaseResult& each) { return each.outcome == outcome; }));
  };
  const std::uint64_t failed = count(CaseOutcome::failed);
  std::string failures = grouped(failed) + " failed";
  if (failed > 0) failures = paint.red(failures);
  std::string out =
      counted(check.results.size(), "case") + ": " + grouped(count(CaseOutcome::passed)) + " passed, " + failures;
  if (const std::uint64_t skipped = count(CaseOutcome::skipped); skipped > 0)
    out += ", " + grouped(skipped) + " skipped";
  return out + "\n";
}

int run_plugin_check(const Arguments& arguments, Messages& messages) {
  const Paint paint(1);
  const bool json = arguments.has("json");
  const bool quiet = arguments.has("quiet");
  const conformance::CheckSettings settings = settings_asked_for(arguments);
  std::vector<PluginCheck> checks;
  bool all_passed = true;
  const auto say = [&](const std::string& text) {
    if (!json) print(text);
  };
  const std::vector<conformance::FoundPlugin> plugins = conformance::find_plugins(arguments.operands().front());
  if (settings.sandboxed) {
    if (const std::string missing = conformance::missing_of_sandbox(); !missing.empty()) {
      messages.incomplete_sandbox(missing);
    }
  } else {
    use_program_starter(std::make_unique<LocalStarter>());
  }
  for (const conformance::FoundPlugin& plugin : plugins) {
    PluginCheck& check = checks.emplace_back();
    check.plugin = plugin;
    say(heading_of(plugin, paint));
    if (!plugin.refused.empty()) {
      all_passed = false;
      say("  " + paint.red("REFUSED") + "  " + shown(plugin.refused) + "\n");
      continue;
    }
    conformance::CheckSettings own = settings;
    if (plugins.size() > 1)
      std::erase_if(own.files, [&](const auto& file) { return !is_of(file, plugin.description); });
    conformance::check_plugin(plugin, own, cancellation(), [&](const CaseResult& result) {
      all_passed = all_passed && result.outcome != CaseOutcome::failed;
      if (!quiet || result.outcome == CaseOutcome::failed) say(text_of_result(result, paint));
      check.results.push_back(result);
    });
    if (check.results.empty()) throw Error(ErrorKind::usage, "none of the cases applies to " + plugin.description.id);
    say(summary_of(check, paint));
  }
  if (json) print(json_checks(checks));
  return all_passed ? exit_done : exit_failed;
}

}  // namespace

extern const Command plugin_check_command;
constexpr Command plugin_check_command{
    .name = "plugin check",
    .summary = "ask a plugin all that Galley's own plugins are asked",
    .operands = "PATH",
    .least_operands = 1,
    .most_operands = 1,
    .options = {OptionGroup{"Checking", own_options}, sandbox_group, common_group},
    .details =
        "PATH is a module (ID.so), a manifest (ID.json), or a folder that holds some. Each case runs in a process of "
        "its own, which is ended where it takes too long or more than 3 GiB of memory; what crashes fails its case "
        "alone. A module does its cases in the sandbox of conversions, a program in its own.\n"
        "\n"
        "A format that is only read needs files of it (--input); where a format is written too, its own output is "
        "read, and --input adds others. They are also cut, damaged and read again.\n"
        "\n"
        "Exit code: 0 all that applies passed, 1 something failed or the plugin was refused, 2 wrong usage.\n",
    .examples =
        "galley plugin check build/lib/galley/plugins\n"
        "galley plugin check my-format.json --input samples\n"
        "galley plugin check my-format.so --case KeepsEveryFeature --json\n",
    .run = run_plugin_check,
};

}  // namespace galley::cli
