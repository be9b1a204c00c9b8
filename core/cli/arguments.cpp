// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>

#include "cli/wording.hpp"
#include "galley/error.hpp"

namespace galley::cli {
namespace {

std::string spelling(const CommandOption& option) {
  std::string names = option.letter ? std::string("-") + option.letter + "," : std::string();
  return names.append("--").append(option.name);
}

std::string see_help(const Command& command) { return " (see 'galley help " + std::string(command.name) + "')"; }

/// What an unknown "--nmae=value" may have meant.
Error unknown_option(const Command& command, std::string word) {
  if (const std::size_t equals = word.find('='); equals != std::string::npos) word.resize(equals);
  std::vector<std::string> names;
  for (const OptionGroup& group : command.options) {
    for (const CommandOption& option : group.options) names.push_back("--" + std::string(option.name));
  }
  std::string message = "'galley " + std::string(command.name) + "' has no option '" + word + "'";
  const std::string hint = word.starts_with("--") ? did_you_mean(word, names) : std::string();
  message += hint.empty() ? see_help(command) : hint;
  return {ErrorKind::usage, std::move(message)};
}

/// "--name=value" where CLI11 would be too kind: it takes the next word for an empty value, and a value for
/// a switch.
void check_assignment(const Command& command, const std::string& word) {
  const std::size_t equals = word.find('=');
  if (!word.starts_with("--") || equals == std::string::npos) return;
  const std::string_view name = std::string_view(word).substr(2, equals - 2);
  for (const OptionGroup& group : command.options) {
    for (const CommandOption& option : group.options) {
      if (option.name != name) continue;
      if (option.value.empty()) throw Error(ErrorKind::usage, in_quotes(word.substr(0, equals)) + " takes no value");
      if (equals + 1 == word.size()) throw Error(ErrorKind::usage, in_quotes(word) + " needs a value after it");
    }
  }
}

}  // namespace

Arguments Arguments::parse(const Command& command, std::vector<std::string> words) {
  Arguments arguments;
  arguments.command_ = &command;

  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (const OptionGroup& group : command.options) {
    for (const CommandOption& option : group.options) {
      std::vector<std::string>& values = arguments.values_[std::string(option.name)];
      if (option.value.empty()) {
        app.add_flag_function(spelling(option), [&values](std::int64_t count) {
          values.resize(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
        });
      } else {
        app.add_option(spelling(option), values)->allow_extra_args(false);
      }
    }
  }
  // Any number is taken here, so that what remains is unknown options alone.
  app.add_option("operands", arguments.operands_);

  const auto end_of_options = std::find(words.begin(), words.end(), "--");
  std::vector<std::string> after;
  if (end_of_options != words.end()) after.assign(end_of_options + 1, words.end());
  words.erase(end_of_options, words.end());
  for (const std::string& word : words) check_assignment(command, word);

  const std::string last = words.empty() ? std::string() : words.back();
  std::reverse(words.begin(), words.end());  // the order that CLI11 takes a vector in
  try {
    app.parse(std::move(words));
  } catch (const CLI::ArgumentMismatch&) {
    // An option takes whatever follows it, so the one without a value is the last word.
    throw Error(ErrorKind::usage, in_quotes(last) + " needs a value after it");
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, error.what());
  }
  std::move(after.begin(), after.end(), std::back_inserter(arguments.operands_));
  for (const std::string& word : app.remaining()) throw unknown_option(command, word);

  for (const OptionGroup& group : command.options) {
    for (const CommandOption& option : group.options) {
      if (!option.repeatable && !option.value.empty() && arguments.values(option.name).size() > 1) {
        throw Error(ErrorKind::usage, "'--" + std::string(option.name) + "' was given more than once");
      }
    }
  }
  return arguments;
}

void Arguments::check_operands() const {
  if (operands_.size() < command_->least_operands) {
    throw Error(ErrorKind::usage, "an operand is missing: galley " + std::string(command_->name) + " [OPTION...] " +
                                      std::string(command_->operands) + see_help(*command_));
  }
  if (operands_.size() > command_->most_operands) {
    throw Error(ErrorKind::usage,
                "one operand too many: " + in_quotes(operands_[command_->most_operands]) + see_help(*command_));
  }
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  const std::vector<std::string>& all = values(name);
  if (all.empty()) return std::nullopt;
  return all.back();
}

const std::vector<std::string>& Arguments::values(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) {
    throw Error(ErrorKind::internal, "the command has no option '" + std::string(name) + "' to ask for");
  }
  return found->second;
}

}  // namespace galley::cli
