// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/interruption.hpp"
#include "cli/json_output.hpp"
#include "cli/messages.hpp"
#include "cli/sandboxed_work.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 1> own_options{{{0, "json", "", "print JSON"}}};

/// Inferences are no problem of a file, and what filters say is not about the file at all.
Validation validate(PluginHost& host, const Reading& reading, const std::string& file,
                    const std::function<Source()>& open) {
  Validation validation;
  validation.file = file;
  Diagnostics diagnostics;
  try {
    validation.format = read_source(host, open(), reading, diagnostics).format;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::cancelled) throw;
    validation.errors.push_back(error);
  }
  std::uint64_t all = 0;
  for (const Severity severity : {Severity::note, Severity::warning, Severity::loss})
    all += diagnostics.count(severity);
  for (const Diagnostic& entry : diagnostics.entries()) {
    if (entry.severity != Severity::inference) validation.problems.push_back(entry);
  }
  validation.left_out = all - validation.problems.size();
  validation.valid = validation.errors.empty() && diagnostics.count(Severity::warning) == 0;
  return validation;
}

std::string text_of_validation(const Validation& validation, bool quiet) {
  const Paint paint(1);
  std::string out;
  for (const Diagnostic& entry : validation.problems) {
    out += located_line(validation.file, entry.place, to_string(entry.severity), entry.message, paint) + "\n";
  }
  if (validation.left_out > 0) {
    out += shown_file(validation.file) + ": and " + grouped(validation.left_out) + " more\n";
  }
  for (const Error& error : validation.errors) {
    out += located_line(validation.file, error.place(), "error", error.what(), paint) + "\n";
  }
  if (validation.valid && !quiet) {
    out += paint.bold(shown_file(validation.file) + ":") + " valid " + validation.format + "\n";
  }
  return out;
}

/// Tells of one file after the other. Nothing is kept of one that was told of: there may be any number.
class Report {
 public:
  Report(const Arguments& arguments, std::size_t count)
      : json_(arguments.has("json")), quiet_(arguments.has("quiet")), count_(count) {}

  /// The file of this number; all before it were told of.
  void tell(std::size_t number, const Validation& validation) const {
    print(json_ ? json_validation(validation, number, count_) : text_of_validation(validation, quiet_));
  }

  /// No more than those before this number are told of.
  void break_off(std::size_t number) const {
    if (json_ && number > 0) print(json_validations_broken_off());
  }

 private:
  bool json_;
  bool quiet_;
  std::size_t count_;
};

int run_validate(const Arguments& arguments, Messages& messages) {
  PluginHost host(plugin_path(arguments));
  const Reading reading = reading_asked_for(arguments, host);
  DocumentWork work;
  work.inputs = arguments.operands();
  const Report report(arguments, work.inputs.size());
  work.run = [&](WorkFiles& files, std::size_t first) {
    bool all_valid = true;
    for (std::size_t i = first; i < work.inputs.size(); ++i) {
      if (cancellation()) {
        report.break_off(i);
        throw Error(ErrorKind::cancelled, "interrupted");
      }
      const Validation validation = validate(host, reading, work.inputs[i], [&] { return files.input(i); });
      all_valid = all_valid && validation.valid;
      report.tell(i, validation);
    }
    return all_valid ? exit_done : exit_failed;
  };
  // That a file crashes its reader is what the user wants to know.
  work.outlives_crash = true;
  work.crashed = [&](std::size_t number, const Error& error) {
    Validation validation;
    validation.file = work.inputs.at(number);
    validation.errors.push_back(error);
    report.tell(number, validation);
  };
  return run_work(arguments, host, reading, work, messages);
}

}  // namespace

extern const Command validate_command;
constexpr Command validate_command{
    .name = "validate",
    .summary = "list the problems of a file itself",
    .operands = "INPUT...",
    .least_operands = 1,
    .most_operands = any_number,
    .options = {OptionGroup{"Output", own_options}, reading_group, sandbox_group, common_group},
    .details =
        "Everything that was noticed while the file was read goes to standard output, one problem a line, with its "
        "place. The files are read in a sandbox, as by 'galley convert'; one that crashes its reader has that as its "
        "error, "
        "and does not stop the others.\n"
        "\n"
        "Exit code: 0 no errors or warnings (there may be notes and losses), 1 some, 2 wrong usage.\n",
    .examples = "galley validate page.xml\ngalley validate --json desk/*.docx\n",
    .run = run_validate,
};

}  // namespace galley::cli
