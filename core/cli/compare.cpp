// SPDX-License-Identifier: Apache-2.0
#include "galley/compare.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/json_output.hpp"
#include "cli/messages.hpp"
#include "cli/sandboxed_work.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"
#include "galley/measure.hpp"

namespace galley::cli {
namespace {

constexpr int exit_equal = 0;
constexpr int exit_different = 1;
constexpr int exit_trouble = 2;

constexpr std::array<CommandOption, 2> own_options{{
    {0, "json", "", "print JSON"},
    {'n', "most", "COUNT", "list at most so many differences; without it 100"},
}};

std::size_t most_differences(const Arguments& arguments) {
  const std::string text = arguments.value("most").value_or("100");
  std::size_t most = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), most);
  if (error != std::errc() || end != text.data() + text.size() || most == 0 || most > 1'000'000) {
    throw Error(ErrorKind::usage, "--most takes a number from 1 to 1000000, not '" + text + "'");
  }
  return most;
}

/// Reads both and tells what differs.
int compare_files(const Arguments& arguments, std::size_t most, PluginHost& host, const Reading& reading,
                  WorkFiles& from, Messages& messages) {
  const std::vector<std::string>& files = arguments.operands();
  std::vector<Document> documents;
  for (std::size_t i = 0; i < files.size(); ++i) {
    Diagnostics diagnostics;
    try {
      documents.push_back(read_source(host, from.input(i), reading, diagnostics).document);
      messages.diagnostics(files[i], diagnostics);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::cancelled) throw;
      messages.diagnostics(files[i], diagnostics);
      messages.error(files[i], error);
      return exit_trouble;
    }
  }

  std::vector<Difference> differences = compare(documents[0], documents[1], most + 1);
  const bool more = differences.size() > most;
  if (more) differences.resize(most);
  if (arguments.has("json")) {
    print(json_comparison(files[0], files[1], differences, more));
  } else if (differences.empty()) {
    if (!arguments.has("quiet")) {
      print("equal: " + counted(documents[0].articles.size(), "article") + ", " +
            counted(measure(documents[0]).words, "word") + "\n");
    }
  } else {
    const Paint paint(1);
    std::string out;
    for (const Difference& difference : differences) {
      out += paint.bold(shown(difference.place) + ":") + " " + shown(difference.message) + "\n";
    }
    if (more) out += "and more (-n COUNT lists more of them)\n";
    print(out);
  }
  return differences.empty() ? exit_equal : exit_different;
}

int run_compare(const Arguments& arguments, Messages& messages) {
  PluginHost host(plugin_path(arguments));
  const Reading reading = reading_asked_for(arguments, host);
  const std::size_t most = most_differences(arguments);
  const std::vector<std::string>& files = arguments.operands();
  if (files[0] == "-" && files[1] == "-") {
    throw Error(ErrorKind::usage, "standard input ('-') can be read only once");
  }
  DocumentWork work;
  work.inputs = files;
  work.run = [&](WorkFiles& from, std::size_t) {
    return compare_files(arguments, most, host, reading, from, messages);
  };
  work.trouble = exit_trouble;
  work.goes_on_after_crash = false;
  return run_work(arguments, host, reading, work, messages);
}

}  // namespace

extern const Command compare_command;
constexpr Command compare_command{
    .name = "compare",
    .summary = "tell whether two files hold the same articles, and what differs",
    .operands = "A B",
    .least_operands = 2,
    .most_operands = 2,
    .options = {OptionGroup{"Output", own_options}, reading_group, sandbox_group, common_group},
    .details =
        "The files may be in different formats: what they hold is compared, not their bytes. The reading options "
        "hold for both. They are read in a sandbox, as by 'galley convert'.\n"
        "\n"
        "Exit code, as diff has it: 0 the same, 1 different, 2 trouble.\n",
    .examples = "galley compare page.docx page.epub\n",
    .run = run_compare,
    .trouble = exit_trouble,
};

}  // namespace galley::cli
