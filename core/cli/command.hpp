// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a command of the galley program is. Each command is one file that defines one `const Command`, and
/// one line in the table of commands.cpp; parsing, help and "did you mean" come from the description.

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

namespace galley::cli {

class Arguments;
class Messages;

/// What a process that ran a command returns. `galley compare` follows diff instead: 0 equal, 1 different, 2 trouble.
enum ExitCode : int {
  exit_done = 0,
  exit_failed = 1,  ///< some input could not be converted, or some output not written
  exit_usage = 2,   ///< the command line makes no sense; nothing was done
  exit_lost = 3,    ///< --strict was given and something would have been lost
};

struct CommandOption {
  char letter = 0;         ///< 0: none
  std::string_view name;   ///< "out-dir"
  std::string_view value;  ///< what stands for the value in the help: "DIR"; empty: a switch that takes none
  std::string_view help;
  bool repeatable = false;
};

struct OptionGroup {
  std::string_view heading;
  std::span<const CommandOption> options;
};

struct Command {
  std::string_view name;      ///< "convert", or two words for a command of a group: "plugin check"
  std::string_view summary;   ///< one line, begins with a lower-case letter, no final full stop
  std::string_view operands;  ///< as the help shows them: "INPUT..."; empty: none
  std::size_t least_operands = 0;
  std::size_t most_operands = 0;
  std::array<OptionGroup, 5> options;  ///< in the order of the help; unused ones are empty
  std::string_view details;            ///< paragraphs of the help below the options, apart by empty lines
  std::string_view examples;           ///< command lines, one a line
  /// Does it. May throw galley::Error, which is reported; returns what the process returns.
  int (*run)(const Arguments& arguments, Messages& messages) = nullptr;
  int trouble = exit_failed;  ///< returned for an Error that run() throws, unless it is of the command line
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// Every command, in the order of the help; not the one that only shells use.
std::span<const Command* const> commands();

/// The command of this name, or nullptr.
const Command* find_command(std::string_view name);

/// Does the work of a command, reports what it throws, and returns what the process returns: `trouble`, unless the
/// error is of the command line or a signal came.
int run_reported(const std::function<int()>& work, int trouble, Messages& messages);

/// Runs what a command line (without the program's name) asks for, and reports what goes wrong.
int run_command_line(std::span<const char* const> words);

}  // namespace galley::cli
