// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <filesystem>
#include <string>
#include <system_error>

#include "batch/input_list.hpp"
#include "batch/processors.hpp"
#include "batch/run.hpp"
#include "batch/shard.hpp"
#include "cli/batch_observer.hpp"
#include "cli/common_options.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/pool_options.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<CommandOption, 16> batch_options{{
    {'t', "to", "FORMAT", "format of the outputs"},
    {0, "out-dir", "DIR",
     "folder of the outputs, made if it is not there; for a manifest the current one if not given"},
    {'W', "writer-option", "NAME=VALUE", "option of the writer; 'galley formats FORMAT' lists them", true},
    {0, "name", "TEMPLATE",
     "name of an output below the folder: {dir}, {name}, {stem}, {ext} (default: "
     "{dir}/{stem}.{ext})"},
    {0, "include", "PATTERN", "of folders only such files: '*.docx' by name, 'news/*.docx' by path", true},
    {0, "exclude", "PATTERN", "of folders no such files, and no such folders", true},
    {0, "from", "FILE", "the inputs are the lines of this file; '-': of standard input"},
    {0, "null", "", "names of the list end with a NUL, as find -print0 writes them"},
    {0, "manifest", "FILE", "the inputs, each with what it needs: JSON Lines or, named *.toml, TOML"},
    {'j', "jobs", "N", "worker processes (default: the processors that this process may use)"},
    {0, "shard", "I/N|auto", "do only part I of N; auto: as Slurm or Kubernetes say"},
    {0, "journal", "FILE", "where to keep what was done (default: galley-journal.sqlite in the folder of the outputs)"},
    {0, "retry-failed", "", "try again what failed in an earlier run"},
    {0, "overwrite", "", "replace files of the output folder that are not of this batch, where inputs lie in it"},
    {0, "metrics", "FILE", "keep the state of the run in this file, in Prometheus' text format"},
    {0, "resume", "", "go on from an earlier run: what is done anyway, where there is a journal"},
}};

/// As other commands have them, but for the long name of -f: --from is what the inputs come from.
constexpr auto batch_reading_options = [] {
  auto options = reading_options;
  options.front().name = "from-format";
  return options;
}();

constexpr std::string_view details =
    "INPUT is a file or a folder, whose files are converted to a tree of the same shape. One document cannot stop the "
    "others: what crashes, hangs or needs too much memory is tried once more by itself, then reported.\n"
    "\n"
    "What was done stands in a journal. The same command, run again, goes on where the last one ended, however it "
    "ended: what is done is left alone as long as the input, the options and the version of Galley are the same. Two "
    "inputs that would be written to one output are told, and the second one fails.\n"
    "\n"
    "Many machines share a batch with --shard; each part has a journal of its own. 'galley batch report' tells what "
    "came "
    "of them all.\n"
    "\n"
    "A line of a manifest is a request as 'galley worker' takes it, whose input is a path: "
    "{\"input\": \"a.docx\", \"output\": \"b/a.epub\", \"to\": \"epub\"}. In TOML each is a table [[document]].\n"
    "\n"
    "Exit code: 0 all done, 1 some failed (now or in an earlier run that was not tried again), 2 wrong usage, 3 "
    "something would be lost and --strict was given; 130 or 143 stopped by a signal.\n";

constexpr std::string_view examples =
    "galley batch articles -t epub --out-dir books\n"
    "galley batch articles -t xml --out-dir out --include '*.docx' --exclude drafts\n"
    "find . -name '*.txt' -print0 | galley batch --from - --null -t docx --out-dir out\n"
    "galley batch --manifest jobs.jsonl --jobs 8 --metrics /var/lib/node_exporter/galley.prom\n"
    "galley batch --from names --shard auto -t xml --out-dir out\n";

unsigned jobs_asked_for(const Arguments& arguments) {
  const auto text = arguments.value("jobs");
  if (!text) return batch::usable_processors();
  constexpr unsigned most = 4096;
  unsigned jobs = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), jobs);
  if (error != std::errc() || end != text->data() + text->size() || jobs < 1 || jobs > most) {
    throw Error(ErrorKind::usage, "--jobs takes a number from 1 to 4096, not " + in_quotes(*text));
  }
  return jobs;
}

/// Does `folder` hold `other`, or is it the same?
bool holds(const fs::path& folder, const fs::path& other) {
  std::error_code error;
  const fs::path outer = fs::weakly_canonical(folder, error);
  const fs::path inner = fs::weakly_canonical(other, error);
  const fs::path relative = inner.lexically_relative(outer);
  return !error && !relative.empty() && *relative.begin() != "..";
}

batch::BatchSettings settings_asked_for(const Arguments& arguments, const PluginHost& host) {
  batch::BatchSettings settings;
  settings.pool = pool_asked_for(arguments, host);
  settings.pool.workers = jobs_asked_for(arguments);
  settings.defaults = task_asked_for(arguments, host);
  const bool has_manifest = arguments.has("manifest");
  if (settings.defaults.to.empty() && !has_manifest) {
    throw Error(ErrorKind::usage, "the format to write is missing; give it with -t");
  }
  const auto folder = arguments.value("out-dir");
  if (!folder && !has_manifest) throw Error(ErrorKind::usage, "the folder of the outputs is missing (--out-dir)");
  settings.output_folder = folder.value_or("");
  if (const auto name = arguments.value("name")) settings.name = batch::OutputTemplate(*name);
  if (const auto shard = arguments.value("shard")) settings.shard = batch::parse_shard(*shard);
  settings.retry_failed = arguments.has("retry-failed");
  const auto journal = arguments.value("journal");
  settings.journal = journal ? fs::path(*journal) : batch::usual_journal(settings.output_folder, settings.shard);

  const fs::path place = settings.output_folder.empty() ? fs::path(".") : settings.output_folder;
  bool among_inputs = arguments.operands().empty() && holds(place, ".");
  for (const std::string& input : arguments.operands()) among_inputs = among_inputs || holds(place, input);
  settings.keep_strangers = among_inputs && !arguments.has("overwrite");
  return settings;
}

std::unique_ptr<batch::InputList> list_asked_for(const Arguments& arguments, const batch::BatchSettings& settings) {
  const auto list = arguments.value("from");
  const auto manifest = arguments.value("manifest");
  const int ways = (arguments.operands().empty() ? 0 : 1) + (list ? 1 : 0) + (manifest ? 1 : 0);
  if (ways == 0)
    throw Error(ErrorKind::usage, "there is nothing to convert: name files or folders, --from or --manifest");
  if (ways > 1) throw Error(ErrorKind::usage, "inputs come from operands, --from or --manifest, not from two of them");
  if (arguments.operands().empty() && (arguments.has("include") || arguments.has("exclude"))) {
    throw Error(ErrorKind::usage, "--include and --exclude are for folders");
  }
  if (arguments.has("null") && !list) throw Error(ErrorKind::usage, "--null is for --from");
  try {
    if (list) return batch::list_of_names(*list, arguments.has("null"), cancellation());
    if (manifest) return batch::list_of_manifest(*manifest, settings.defaults, cancellation());
  } catch (const Error& error) {
    throw Error(error.kind(), shown(list ? *list : *manifest) + ": " + error.what(), error.place());
  }
  return batch::list_of_paths(arguments.operands(), {arguments.values("include"), arguments.values("exclude")},
                              settings.output_folder);
}

void make_output_folder(const batch::BatchSettings& settings) {
  if (settings.output_folder.empty()) return;
  std::error_code error;
  fs::create_directories(settings.output_folder, error);
  if (!error) return;
  throw Error(ErrorKind::output,
              shown(settings.output_folder.native()) + ": the folder cannot be made: " + error.message());
}

int exit_code_of(const batch::BatchCounts& counts) {
  if (counts.failed() + counts.failed_before > 0) return exit_failed;
  if (counts.of(batch::Outcome::lost) + counts.lost_before > 0) return exit_lost;
  return exit_done;
}

int run_batch(const Arguments& arguments, Messages& messages) {
  PluginHost host(plugin_path(arguments));
  const batch::BatchSettings settings = settings_asked_for(arguments, host);
  const std::unique_ptr<batch::InputList> list = list_asked_for(arguments, settings);
  make_output_folder(settings);

  BatchDisplay display({.json = arguments.value("log-format") == "json",
                        .quiet = arguments.has("quiet"),
                        .metrics = arguments.value("metrics").value_or(""),
                        .shard = settings.shard},
                       messages);
  batch::BatchCounts counts;
  try {
    batch::Batch batch(host, settings, display);
    counts = batch.run(*list, cancellation());
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::output) throw;
    messages.error(settings.journal.native(), error);
    return exit_failed;
  }
  const int interrupted = interruption_code();
  display.summarize(counts, interrupted != 0);
  return interrupted != 0 ? interrupted : exit_code_of(counts);
}

}  // namespace

extern const Command batch_command;
constexpr Command batch_command{
    .name = "batch",
    .summary = "convert folders, lists and manifests of documents, and go on where the last run ended",
    .operands = "[INPUT...]",
    .least_operands = 0,
    .most_operands = any_number,
    .options = {OptionGroup{"Batch", batch_options}, OptionGroup{"Reading", batch_reading_options}, pool_group,
                common_group},
    .details = details,
    .examples = examples,
    .run = run_batch,
};

}  // namespace galley::cli
