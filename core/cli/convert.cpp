// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/conversion.hpp"
#include "cli/conversion_work.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/output_names.hpp"
#include "cli/sandboxed_work.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 8> writing_options{{
    {'t', "to", "FORMAT", "format of the output; without it, told from the extension of -o"},
    {'o', "output", "FILE", "the output; '-' is standard output, which is also where one input goes without -o"},
    {0, "out-dir", "DIR", "put the outputs into this folder, each under its input's name; made if it is not there"},
    {'W', "writer-option", "NAME=VALUE", "option of the writer; 'galley formats FORMAT' lists them", true},
    {0, "split", "", "one output for each article: page-01.xml, page-02.xml, ..."},
    {0, "strict", "", "do not write an output that would lose something; exit code 3"},
    {0, "losses", "", "list each thing that is lost on its own line"},
    {0, "dry-run", "", "do everything but write; say what would be written"},
}};

constexpr std::string_view details =
    "INPUT is a file, or '-' for standard input. Its format is recognised from its content, whatever its name.\n"
    "\n"
    "Conversions run in a sandbox: a process that can read nothing but its input, fonts and what belongs to Galley, "
    "write nothing but its output, and reach no network. A reader that crashes ends the conversion of its input "
    "alone.\n"
    "\n"
    "An output appears whole or not at all. It replaces an older file of its name, but never an input. With several "
    "inputs, one that fails does not stop the others; two that would be written to one output stop everything before "
    "it begins.\n"
    "\n"
    "What a format cannot hold is told in one line for each output ('lost in text: ...'). Exit code: 0 done, 1 some "
    "input failed, 2 wrong usage, 3 something would be lost and --strict was given; 130 or 143 stopped by a signal.\n"
    "\n"
    "With --log-format json each message is one object a line: severity (error, warning, loss, note, inference), file, "
    "message, kind (of errors) or code (of all else), and the place as far as it is known: part, page, line, column, "
    "offset, item. A loss of code not-carried has format, feature, count and first; a note of code written has output, "
    "format and bytes.\n";

constexpr std::string_view examples =
    "galley convert page.docx -o page.epub\n"
    "galley convert -t xml --out-dir out desk/*.docx\n"
    "galley convert page.txt -t docx --filter join-broken-paragraphs -o page.docx\n"
    "galley convert - -f text -R encoding=gb18030 -t xml < page.txt\n"
    "galley convert --help -t docx\n";

/// The format that writes files of this name: the one whose extension is the longest that fits.
const PluginDescription* format_of_name(const PluginHost& host, const std::filesystem::path& output) {
  const PluginDescription* best = nullptr;
  std::size_t longest = 0;
  for (const PluginDescription* plugin : host.ready(PluginKind::format)) {
    if (!plugin->writes) continue;
    for (const std::string& extension : plugin->extensions) {
      if (extension.size() > longest && ends_with_ignoring_case(output.filename().native(), "." + extension)) {
        best = plugin;
        longest = extension.size();
      }
    }
  }
  return best;
}

const PluginDescription& target_format(const Arguments& arguments, const PluginHost& host) {
  if (const auto id = arguments.value("to")) return require_format(host, *id, Direction::writes);
  std::vector<std::string> ids;
  for (const PluginDescription* plugin : host.ready(PluginKind::format)) {
    if (plugin->writes) ids.push_back(plugin->id);
  }
  const std::string choice = "give it with -t (" + joined(ids, " or ") + ")";
  const auto output = arguments.value("output");
  if (!output || *output == "-") throw Error(ErrorKind::usage, "the format to write is missing; " + choice);
  if (const PluginDescription* format = format_of_name(host, *output)) return *format;
  throw Error(ErrorKind::usage, "the name " + shown(*output) + " does not tell the format to write; " + choice);
}

/// Would a terminal show it as text?
bool is_text(const PluginDescription& format) {
  if (format.media_types.empty()) return false;
  const std::string& type = format.media_types.front();
  return type.starts_with("text/") || type.ends_with("+xml") || type.ends_with("+json") || type == "application/xml" ||
         type == "application/json";
}

std::vector<PlannedOutput> plan_outputs(const Arguments& arguments, const Writing& writing) {
  const std::vector<std::string>& inputs = arguments.operands();
  const auto output = arguments.value("output");
  const auto folder = arguments.value("out-dir");
  if (output && folder) throw Error(ErrorKind::usage, "-o and --out-dir exclude each other");
  if (inputs.size() > 1 && !folder) {
    throw Error(ErrorKind::usage, "several inputs need --out-dir, the folder for their outputs");
  }
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) {
    throw Error(ErrorKind::usage, "standard input ('-') can be read only once");
  }
  std::error_code ignored;
  if (folder && std::filesystem::exists(*folder, ignored) && !std::filesystem::is_directory(*folder, ignored)) {
    throw Error(ErrorKind::usage, "--out-dir " + shown(*folder) + " is not a folder");
  }
  if (folder && writing.format->extensions.empty()) {
    throw Error(ErrorKind::usage, "format '" + writing.format->id + "' has no extension to name files with; use -o");
  }

  std::vector<PlannedOutput> planned;
  for (const std::string& input : inputs) {
    if (folder) {
      planned.push_back({input, output_in_folder(*folder, input, writing.format->extensions.front())});
    } else {
      planned.push_back({input, output.value_or("-")});
    }
  }
  if (!folder && planned.front().output == "-") {
    if (writing.split) throw Error(ErrorKind::usage, "--split writes several files; name them with -o or --out-dir");
    if (!writing.dry_run && !is_text(*writing.format) && output_is_terminal()) {
      throw Error(ErrorKind::usage, "format '" + writing.format->id + "' is not for a terminal; name a file with -o");
    }
  }
  if (output && *output != "-" && std::filesystem::is_directory(*output, ignored)) {
    throw Error(ErrorKind::usage, shown(*output) + " is a folder; use --out-dir");
  }
  check_outputs(planned);
  return planned;
}

int run_convert(const Arguments& arguments, Messages& messages) {
  PluginHost host(plugin_path(arguments));
  messages.set_all_losses(arguments.has("losses"));

  const Reading reading = reading_asked_for(arguments, host);
  Writing writing;
  writing.format = &target_format(arguments, host);
  writing.request.format = writing.format->id;
  writing.request.options = parse_options(arguments.values("writer-option"), "-W");
  writing.request.limits = reading.request.limits;
  writing.request.cancellation = &cancellation();
  writing.folder = arguments.value("out-dir").value_or("");
  writing.split = arguments.has("split");
  writing.strict = arguments.has("strict");
  writing.dry_run = arguments.has("dry-run");
  check_options(writing.format->writer_options, writing.request.options, *writing.format);

  const std::vector<PlannedOutput> planned = plan_outputs(arguments, writing);
  return run_work(arguments, host, reading, conversion_work(host, reading, writing, planned, messages), messages);
}

}  // namespace

extern const Command convert_command;
constexpr Command convert_command{
    .name = "convert",
    .summary = "read an article in one format and write it in another",
    .operands = "INPUT...",
    .least_operands = 1,
    .most_operands = any_number,
    .options = {OptionGroup{"Writing", writing_options}, reading_group, sandbox_group, common_group},
    .details = details,
    .examples = examples,
    .run = run_convert,
};

}  // namespace galley::cli
