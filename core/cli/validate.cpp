// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/interruption.hpp"
#include "cli/json_output.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 1> own_options{{{0, "json", "", "print JSON"}}};

/// Inferences are no problem of a file, and what filters say is not about the file at all.
Validation validate(PluginHost& host, const std::string& file, const Reading& reading) {
  Validation validation;
  validation.file = file;
  Diagnostics diagnostics;
  try {
    validation.format = read_input(host, file, reading, diagnostics).format;
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

int run_validate(const Arguments& arguments, Messages&) {
  PluginHost host(plugin_path(arguments));
  const Reading reading = reading_asked_for(arguments, host);
  const bool json = arguments.has("json");
  std::vector<Validation> validations;
  bool all_valid = true;
  for (const std::string& file : arguments.operands()) {
    if (cancellation()) throw Error(ErrorKind::cancelled, "interrupted");
    Validation validation = validate(host, file, reading);
    all_valid = all_valid && validation.valid;
    if (json) {
      validations.push_back(std::move(validation));
    } else {
      print(text_of_validation(validation, arguments.has("quiet")));
    }
  }
  if (json) print(json_validations(validations));
  return all_valid ? exit_done : exit_failed;
}

}  // namespace

extern const Command validate_command;
constexpr Command validate_command{
    .name = "validate",
    .summary = "list the problems of a file itself",
    .operands = "INPUT...",
    .least_operands = 1,
    .most_operands = any_number,
    .options = {OptionGroup{"Output", own_options}, reading_group, common_group},
    .details =
        "Everything that was noticed while the file was read goes to standard output, one problem a line, with its "
        "place.\n"
        "\n"
        "Exit code: 0 no errors or warnings (there may be notes and losses), 1 some, 2 wrong usage.\n",
    .examples = "galley validate page.xml\ngalley validate --json desk/*.docx\n",
    .run = run_validate,
};

}  // namespace galley::cli
