// SPDX-License-Identifier: Apache-2.0
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "batch/report.hpp"
#include "batch/report_json.hpp"
#include "batch/report_page.hpp"
#include "cli/common_options.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"
#include "galley/sink.hpp"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<CommandOption, 3> report_options{{
    {'o', "output", "FILE", "write there; without it or with '-', to standard output"},
    {0, "json", "", "JSON rather than a page"},
    {0, "files", "N", "name so many documents for each cause and loss (default: 20)"},
}};

constexpr std::string_view details =
    "JOURNAL is the journal of a batch or of a shard of one, or a folder: then all its journals, which are named "
    "galley-journal*.sqlite. Together they give one report: a page of HTML that stands alone and needs no network.\n"
    "\n"
    "A batch that is under way can be reported on. What else a journal knows, any SQLite client tells.\n"
    "\n"
    "Exit code: 0 the report is written, whatever became of the documents; 1 not, or a journal could not be read (the "
    "report is of the others then, and says so); 2 wrong usage.\n";

constexpr std::string_view examples =
    "galley batch report out -o report.html\n"
    "galley batch report shard-*.sqlite --json | jq .outcomes\n";

std::size_t files_asked_for(const Arguments& arguments) {
  const auto text = arguments.value("files");
  if (!text) return 20;
  constexpr std::size_t most = 100'000;
  std::size_t files = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), files);
  if (error != std::errc() || end != text->data() + text->size() || files > most) {
    throw Error(ErrorKind::usage, "--files takes a number up to " + grouped(most) + ", not " + in_quotes(*text));
  }
  return files;
}

/// The journals that lie in a folder, by name.
std::vector<fs::path> journals_in(const fs::path& folder) {
  std::vector<fs::path> journals;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename();
    if (name.starts_with("galley-journal") && name.ends_with(".sqlite")) journals.push_back(entry->path());
  }
  if (error) throw Error(ErrorKind::input, shown(folder.native()) + ": the folder cannot be read: " + error.message());
  if (journals.empty()) throw Error(ErrorKind::input, shown(folder.native()) + ": no journal lies in this folder");
  std::sort(journals.begin(), journals.end());
  return journals;
}

/// Each open journal takes three descriptors, and a cluster has many shards.
void allow_many_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  // Where that fails the journals that cannot be opened are told.
  (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

int run_batch_report(const Arguments& arguments, Messages& messages) {
  const std::size_t files = files_asked_for(arguments);
  std::vector<fs::path> journals;
  for (const fs::path path : arguments.operands()) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      journals.push_back(path);
      continue;
    }
    const std::vector<fs::path> found = journals_in(path);
    journals.insert(journals.end(), found.begin(), found.end());
  }
  allow_many_files();
  const batch::Report report = batch::make_report(journals, files);
  for (const batch::UnreadableJournal& journal : report.unreadable) {
    messages.error(journal.path, Error(ErrorKind::input, journal.reason));
  }
  const std::string text = arguments.has("json") ? batch::report_json(report) : batch::report_page(report);
  const std::string output = arguments.value("output").value_or("-");
  if (output == "-") {
    print(text);
  } else {
    try {
      const auto sink = file_sink(output);
      sink->write(text);
      sink->commit();
    } catch (const Error& error) {
      messages.error(output, error);
      return exit_failed;
    }
  }
  return report.unreadable.empty() ? exit_done : exit_failed;
}

}  // namespace

extern const Command batch_report_command;
constexpr Command batch_report_command{
    .name = "batch report",
    .summary = "draw what a batch came to: outcomes, failures by cause, losses, times, sizes",
    .operands = "JOURNAL...",
    .least_operands = 1,
    .most_operands = any_number,
    .options = {OptionGroup{"Report", report_options}, common_group},
    .details = details,
    .examples = examples,
    .run = run_batch_report,
};

}  // namespace galley::cli
