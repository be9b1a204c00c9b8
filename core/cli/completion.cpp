// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>

#include "cli/command.hpp"
#include "cli/common_options.hpp"
#include "cli/description_wording.hpp"
#include "convert/limit_names.hpp"

namespace galley::cli {
namespace {

/// What a placeholder of a description stands for.
enum class Kind { nothing, command, format, filter, plugin, file, folder, option_value, filter_value };

struct Placeholder {
  std::string_view name;
  Kind kind;
};

constexpr Placeholder placeholders[] = {
    {"COMMAND", Kind::command},
    {"FORMAT", Kind::format},
    {"FILTER", Kind::filter},
    {"PLUGIN", Kind::plugin},
    {"INPUT", Kind::file},
    {"A", Kind::file},
    {"B", Kind::file},
    {"FILE", Kind::file},
    {"JOURNAL", Kind::file},
    {"PATH", Kind::file},
    {"DIR", Kind::folder},
    {"NAME=VALUE", Kind::option_value},
    {"NAME[:OPTION=VALUE,...]", Kind::filter_value},
    {"NAME", Kind::nothing},
    {"TEMPLATE", Kind::nothing},
    {"PATTERN", Kind::nothing},
    {"N", Kind::nothing},
    {"I/N", Kind::nothing},
    {"COUNT", Kind::nothing},
    {"SECONDS", Kind::nothing},
    {"BYTES", Kind::nothing},
};

std::optional<Kind> kind_of(std::string_view placeholder) {
  for (const Placeholder& known : placeholders) {
    if (known.name == placeholder) return known.kind;
  }
  return std::nullopt;
}

/// "json" of "json|text" stands for itself.
bool is_literal(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '-';
  });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// "[INPUT...]" -> "INPUT".
std::string_view bare(std::string_view operand) {
  if (operand.starts_with('[') && operand.ends_with(']')) operand = operand.substr(1, operand.size() - 2);
  if (operand.ends_with("...")) operand.remove_suffix(3);
  return operand;
}

/// The alternatives of a placeholder: itself, or the parts of "A|B".
std::vector<std::string_view> alternatives(std::string_view placeholder) {
  if (kind_of(placeholder)) return {placeholder};
  return split(placeholder, '|');
}

class Completer {
 public:
  Completer(const PluginHost& host, std::string current) : host_(host), current_(std::move(current)) {}

  Completion run(const std::vector<std::string>& words) {
    if (words.empty()) {
      commands_after("");
      if (current_.starts_with('-')) {
        add("--help", "list the commands");
        add("--version", "tell the version");
      }
      return std::move(result_);
    }
    const Command* command = words.size() > 1 ? find_command(words[0] + " " + words[1]) : nullptr;
    std::size_t used = command != nullptr ? 2 : 1;
    if (command == nullptr) command = find_command(words[0]);
    if (words.size() == 1) commands_after(words[0] + " ");
    if (command == nullptr) return std::move(result_);
    command_ = command;
    const CommandOption* pending = nullptr;
    for (; used < words.size(); ++used) pending = take(words[used], pending);
    if (pending != nullptr) {
      value_of(*pending, "");
    } else if (after_options_ || !current_.starts_with('-')) {
      operand();
    } else {
      option();
    }
    return std::move(result_);
  }

 private:
  struct Given {
    const CommandOption* option;
    std::string value;
  };

  void add(std::string word, std::string_view help) {
    if (!word.starts_with(current_)) return;
    const bool known = std::any_of(result_.candidates.begin(), result_.candidates.end(),
                                   [&](const Candidate& other) { return other.word == word; });
    if (!known) result_.candidates.push_back({std::move(word), std::string(help)});
  }

  void paths(PathKind kind, const std::string& before) {
    result_.paths = kind;
    result_.before_path = before;
  }

  /// Commands, or the second words of those whose first word is `group`.
  void commands_after(std::string_view group) {
    for (const Command* command : commands()) {
      if (!command->name.starts_with(group)) continue;
      const std::string_view rest = command->name.substr(group.size());
      const std::size_t end = rest.find(' ');
      // A group without a command of its own name is told by its first one.
      add(std::string(rest.substr(0, end)), end == std::string_view::npos ? command->summary : "");
    }
  }

  const CommandOption* find(const std::function<bool(const CommandOption&)>& fits) const {
    for (const OptionGroup& group : command_->options) {
      for (const CommandOption& option : group.options) {
        if (fits(option)) return &option;
      }
    }
    return nullptr;
  }
  const CommandOption* named(std::string_view name) const {
    return find([&](const CommandOption& option) { return option.name == name; });
  }
  const CommandOption* lettered(char letter) const {
    return find([&](const CommandOption& option) { return option.letter == letter; });
  }

  /// Takes a finished word; returns the option whose value the next word is.
  const CommandOption* take(const std::string& word, const CommandOption* pending) {
    if (pending != nullptr) {
      given_.push_back({pending, word});
    } else if (after_options_ || word.size() < 2 || word[0] != '-') {
      operands_.push_back(word);
    } else if (word == "--") {
      after_options_ = true;
    } else if (word.starts_with("--")) {
      const std::size_t equals = word.find('=');
      const CommandOption* option = named(std::string_view(word).substr(2, equals - 2));
      if (option == nullptr) return nullptr;
      if (!option->value.empty() && equals == std::string::npos) return option;
      given_.push_back({option, equals == std::string::npos ? "" : word.substr(equals + 1)});
    } else {
      return take_letters(word);
    }
    return nullptr;
  }

  const CommandOption* take_letters(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const CommandOption* option = lettered(word[i]);
      if (option == nullptr) return nullptr;
      if (option->value.empty()) {
        given_.push_back({option, ""});
      } else if (i + 1 == word.size()) {
        return option;
      } else {
        given_.push_back({option, word.substr(i + 1)});
        return nullptr;
      }
    }
    return nullptr;
  }

  void option() {
    if (current_.starts_with("--")) {
      if (const std::size_t equals = current_.find('='); equals != std::string::npos) {
        const CommandOption* option = named(std::string_view(current_).substr(2, equals - 2));
        if (option != nullptr && !option->value.empty()) value_of(*option, current_.substr(0, equals + 1));
        return;
      }
    } else if (current_.size() > 2) {
      const CommandOption* option = lettered(current_[1]);
      if (option != nullptr && !option->value.empty()) value_of(*option, current_.substr(0, 2));
      return;
    }
    for (const OptionGroup& group : command_->options) {
      for (const CommandOption& option : group.options) {
        if (!option.repeatable && was_given(option)) continue;
        if (option.letter != 0 && current_.size() < 3) add(std::string("-") + option.letter, option.help);
        add("--" + std::string(option.name), option.help);
      }
    }
  }

  bool was_given(const CommandOption& option) const {
    return std::any_of(given_.begin(), given_.end(), [&](const Given& given) { return given.option == &option; });
  }

  const std::string* value_given(char letter) const {
    for (const Given& given : given_) {
      if (given.option->letter == letter) return &given.value;
    }
    return nullptr;
  }

  void operand() {
    if (operands_.size() >= command_->most_operands) return;
    const std::vector<std::string_view> all = split(command_->operands, ' ');
    const std::string_view operand = bare(all[std::min(operands_.size(), all.size() - 1)]);
    for (const std::string_view alternative : alternatives(operand)) offer(alternative, nullptr, "");
  }

  /// `before` is what stands in the word before the value: "--to=".
  void value_of(const CommandOption& option, const std::string& before) {
    for (const std::string_view alternative : alternatives(option.value)) offer(alternative, &option, before);
  }

  void offer(std::string_view placeholder, const CommandOption* option, const std::string& before) {
    switch (kind_of(placeholder).value_or(Kind::nothing)) {
      case Kind::command:
        commands_after("");
        break;
      case Kind::format:
        for (const PluginDescription* format : host_.ready(PluginKind::format)) {
          if (option == nullptr || (option->letter == 't' ? format->writes : format->reads)) {
            add(before + format->id, format->name);
          }
        }
        break;
      case Kind::filter:
        for (const PluginDescription* filter : host_.ready(PluginKind::filter)) add(before + filter->id, filter->name);
        break;
      case Kind::plugin:
        for (const PluginKind kind : {PluginKind::format, PluginKind::filter}) {
          for (const PluginDescription* plugin : host_.ready(kind)) add(before + plugin->id, plugin->name);
        }
        break;
      case Kind::file:
        paths(PathKind::files, before);
        break;
      case Kind::folder:
        paths(PathKind::folders, before);
        break;
      case Kind::option_value:
        if (option->letter == 'R') plugin_options(reader_options(), before);
        if (option->letter == 'W') plugin_options(writer_options(), before);
        if (option->name == "limit") {
          for (const LimitName& limit : limit_names) add(before + std::string(limit.name) + "=", "");
        }
        break;
      case Kind::filter_value:
        filter_value(before);
        break;
      case Kind::nothing:
        if (is_literal(placeholder)) add(before + std::string(placeholder), "");
    }
  }

  void plugin_options(const std::vector<OptionDescription>& options, const std::string& before) {
    const std::size_t equals = current_.find('=', before.size());
    for (const OptionDescription& option : options) {
      if (equals == std::string::npos) {
        add(before + option.name + "=", meaning_of(option));
        continue;
      }
      if (current_.compare(before.size(), equals - before.size(), option.name) != 0) continue;
      const std::string with_name = before + option.name + "=";
      for (const std::string& choice : option.choices) add(with_name + choice, "");
      if (option.type == OptionType::boolean) {
        for (const char* choice : {"true", "false"}) add(with_name + choice, "");
      }
      if (option.type == OptionType::path) paths(PathKind::files, with_name);
    }
  }

  /// Of these formats, or of all if the words so far name none.
  std::vector<OptionDescription> options_of(const std::set<std::string>& formats,
                                            std::vector<OptionDescription> PluginDescription::*options) const {
    std::vector<OptionDescription> all;
    for (const PluginDescription* format : host_.ready(PluginKind::format)) {
      if (!formats.empty() && !formats.contains(format->id)) continue;
      all.insert(all.end(), (format->*options).begin(), (format->*options).end());
    }
    return all;
  }

  std::vector<OptionDescription> reader_options() const {
    std::set<std::string> formats;
    if (const std::string* format = value_given('f')) {
      formats.insert(*format);
    } else {
      for (const std::string& input : operands_) add_format_of(input, formats);
    }
    return options_of(formats, &PluginDescription::reader_options);
  }

  std::vector<OptionDescription> writer_options() const {
    std::set<std::string> formats;
    if (const std::string* format = value_given('t')) {
      formats.insert(*format);
    } else if (const std::string* output = value_given('o')) {
      add_format_of(*output, formats);
    }
    return options_of(formats, &PluginDescription::writer_options);
  }

  void add_format_of(const std::string& path, std::set<std::string>& formats) const {
    const std::string extension = std::filesystem::path(path).extension().string();
    for (const PluginDescription* format : host_.ready(PluginKind::format)) {
      for (const std::string& known : format->extensions) {
        if (extension == "." + known) formats.insert(format->id);
      }
    }
  }

  /// "NAME", "NAME:OPTION=VALUE", "NAME:OPTION=VALUE,OPTION=VALUE".
  void filter_value(const std::string& before) {
    const std::size_t colon = current_.find(':', before.size());
    if (colon == std::string::npos) {
      for (const PluginDescription* filter : host_.ready(PluginKind::filter)) {
        add(before + filter->id, filter->summary);
        if (!filter->filter_options.empty()) add(before + filter->id + ":", "with options");
      }
      return;
    }
    const PluginDescription* filter = host_.find(current_.substr(before.size(), colon - before.size()));
    if (filter == nullptr || filter->kind != PluginKind::filter) return;
    const std::size_t comma = current_.rfind(',');
    const std::size_t begin = comma == std::string::npos || comma < colon ? colon : comma;
    plugin_options(filter->filter_options, current_.substr(0, begin + 1));
  }

  const PluginHost& host_;
  const std::string current_;
  const Command* command_ = nullptr;
  std::vector<Given> given_;
  std::vector<std::string> operands_;
  bool after_options_ = false;
  Completion result_;
};

}  // namespace

Completion complete(const PluginHost& host, std::vector<std::string> words) {
  std::string current;
  if (!words.empty()) {
    current = std::move(words.back());
    words.pop_back();
  }
  return Completer(host, std::move(current)).run(words);
}

bool knows_placeholder(std::string_view placeholder) {
  const std::vector<std::string_view> all = alternatives(placeholder);
  return std::all_of(all.begin(), all.end(),
                     [](std::string_view word) { return is_literal(word) || kind_of(bare(word)).has_value(); });
}

}  // namespace galley::cli
