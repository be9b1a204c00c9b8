// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "batch/sandbox/program_confinement.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/terminal.hpp"
#include "cli/wording.hpp"
#include "host/program_start.hpp"

namespace galley::cli {

extern const Command convert_command;
extern const Command inspect_command;
extern const Command compare_command;
extern const Command validate_command;
extern const Command batch_command;
extern const Command batch_report_command;
extern const Command worker_command;
extern const Command formats_command;
extern const Command filters_command;
extern const Command plugins_command;
extern const Command plugin_new_command;
extern const Command plugin_check_command;
extern const Command help_command;
extern const Command complete_command;

namespace {

constexpr const Command* all_commands[] = {
    &convert_command,      &inspect_command,      &compare_command, &validate_command, &batch_command,
    &batch_report_command, &worker_command,       &formats_command, &filters_command,  &plugins_command,
    &plugin_new_command,   &plugin_check_command, &help_command,
};

Error unknown_command(const std::string& word) {
  if (word.starts_with('-')) {
    return {ErrorKind::usage, "a command comes first, then its options: " + in_quotes(word) + " (see 'galley help')"};
  }
  std::vector<std::string> names;
  std::vector<std::string> of_group;
  for (const Command* command : commands()) {
    names.emplace_back(command->name);
    if (command->name.starts_with(word + " ")) of_group.push_back("'galley " + names.back() + "'");
  }
  if (!of_group.empty()) {
    return {ErrorKind::usage,
            "a second word is missing or not known after " + in_quotes(word) + ": there are " + joined(of_group)};
  }
  std::string hint = did_you_mean(word, names);
  std::error_code ignored;
  if (hint.empty() && std::filesystem::exists(word, ignored)) hint = "; did you mean 'galley convert " + word + "'?";
  if (hint.empty()) hint = " (see 'galley help')";
  return {ErrorKind::usage, "there is no command " + in_quotes(word) + hint};
}

/// Errors of the command line itself come in the form that it asks for, even where it cannot be parsed.
bool asks_for_json(std::span<const char* const> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--log-format=json") return true;
    if (word == "--log-format" && i + 1 < words.size() && words[i + 1] == std::string_view("json")) return true;
  }
  return false;
}

void set_log_format(const Arguments& arguments, Messages& messages) {
  const std::string format = arguments.value("log-format").value_or("text");
  if (format != "text" && format != "json") {
    throw Error(ErrorKind::usage, "--log-format takes text or json, not '" + format + "'");
  }
  messages.set_json(format == "json");
  messages.set_quiet(arguments.has("quiet"));
}

int run_command(const Command& command, std::vector<std::string> words, Messages& messages) {
  const bool wants_help = std::any_of(words.begin(), std::find(words.begin(), words.end(), "--"),
                                      [](const std::string& word) { return word == "--help" || word == "-h"; });
  const auto run = [&] {
    try {
      const Arguments arguments = Arguments::parse(command, std::move(words));
      set_log_format(arguments, messages);
      if (arguments.has("help")) {
        print(help_asked_for(arguments));
        return int{exit_done};
      }
      arguments.check_operands();
      use_program_starter(std::make_unique<LocalStarter>(sandbox::confine_program));
      return command.run(arguments, messages);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::usage || !wants_help) throw;
      print(help_of(command));
      return int{exit_done};
    }
  };
  return run_reported(run, command.trouble, messages);
}

}  // namespace

std::span<const Command* const> commands() { return all_commands; }

const Command* find_command(std::string_view name) {
  // Asked by shells and nobody else, so that no list names it.
  if (name == complete_command.name) return &complete_command;
  const auto* const found =
      std::find_if(std::begin(all_commands), std::end(all_commands), [&](const Command* c) { return c->name == name; });
  return found == std::end(all_commands) ? nullptr : *found;
}

int run_reported(const std::function<int()>& work, int trouble, Messages& messages) {
  try {
    return work();
  } catch (const Error& error) {
    if (const int code = interruption_code()) {
      messages.error({}, Error(ErrorKind::cancelled, "interrupted"));
      return code;
    }
    messages.error({}, error);
    return error.kind() == ErrorKind::usage ? int{exit_usage} : trouble;
  } catch (const std::bad_alloc&) {
    messages.error({}, Error(ErrorKind::limit, "there is not enough memory"));
  } catch (const std::exception& error) {
    messages.error({}, Error(ErrorKind::internal, error.what()));
  }
  return trouble;
}

int run_command_line(std::span<const char* const> words) {
  Messages messages;
  const auto run = [&]() -> int {
    watch_signals();
    messages.set_json(asks_for_json(words));
    if (words.empty()) {
      print_error(short_usage());
      return exit_usage;
    }
    const std::string first = words[0];
    if (first == "--help" || first == "-h") {
      print(overview());
      return exit_done;
    }
    // A command of a group has two words: "plugin check".
    const Command* command = words.size() > 1 ? find_command(first + " " + words[1]) : nullptr;
    const std::size_t used = command ? 2 : 1;
    if (!command) command = find_command(first);
    if (!command) {
      messages.error({}, unknown_command(first));
      return exit_usage;
    }
    return run_command(*command, {words.begin() + static_cast<std::ptrdiff_t>(used), words.end()}, messages);
  };
  return run_reported(run, exit_failed, messages);
}

}  // namespace galley::cli
