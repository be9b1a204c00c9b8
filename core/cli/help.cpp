// SPDX-License-Identifier: Apache-2.0
#include "cli/help.hpp"

#include <algorithm>

#include "cli/common_options.hpp"
#include "cli/description_wording.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"
#include "galley/measure.hpp"
#include "galley/version.hpp"

namespace galley::cli {
namespace {

constexpr std::size_t help_columns = 100;
constexpr std::size_t widest_term = 26;

std::size_t columns() { return std::min(output_columns(), help_columns); }

/// A term and what it means, side by side, or one below the other when the term is long.
void append_entry(std::string& out, std::string_view term, std::string_view meaning, std::size_t term_width,
                  const Paint& paint) {
  const std::size_t indent = 2 + term_width + 2;
  std::string line = "  " + paint.bold(term);
  if (display_width(term) > term_width) {
    out += line + "\n";
    line.assign(indent, ' ');
  } else {
    line.append(indent - 2 - display_width(term), ' ');
  }
  for (const std::string& text : wrapped(meaning, columns() - indent)) {
    out += line + text + "\n";
    line.assign(indent, ' ');
  }
}

std::string spelling_of(const CommandOption& option) {
  std::string term = option.letter ? std::string("-") + option.letter + ", " : "    ";
  term.append("--").append(option.name);
  if (!option.value.empty()) term.append(" ").append(option.value);
  return term;
}

void append_paragraphs(std::string& out, std::string_view text, std::size_t indent) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    for (const std::string& line : wrapped(text.substr(0, end), columns() - indent)) {
      if (!line.empty()) out.append(indent, ' ');
      out += line + "\n";
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void append_options(std::string& out, std::string_view heading, const std::vector<OptionDescription>& options,
                    const Paint& paint) {
  if (options.empty()) return;
  out += "\n" + paint.bold(heading) + "\n";
  for (const OptionDescription& option : options) {
    append_entry(out, term_of(option), meaning_of(option), widest_term, paint);
  }
}

}  // namespace

std::string short_usage() {
  return "usage: galley COMMAND [OPTION...] [INPUT...]\n"
         "\n"
         "  galley convert page.docx -o page.epub            into another format\n"
         "  galley convert -t xml --out-dir out desk/*.docx  many at once\n"
         "  galley inspect page.docx                         what is in it\n"
         "\n"
         "'galley help' lists the commands, 'galley formats' the formats.\n";
}

std::string overview() {
  const Paint paint(1);
  std::string out = "galley " GALLEY_VERSION ", converts articles between formats\n\n";
  out += "usage: galley COMMAND [OPTION...] [INPUT...]\n\n" + paint.bold("Commands") + "\n";
  std::size_t width = 0;
  for (const Command* command : commands()) width = std::max(width, command->name.size());
  for (const Command* command : commands()) append_entry(out, command->name, command->summary, width, paint);
  out +=
      "\n'galley help COMMAND' tells all about one; 'galley formats NAME' and 'galley filters NAME' what a format or "
      "filter takes.\n";
  return out;
}

std::string help_of(const Command& command) {
  const Paint paint(1);
  std::string out = "usage: galley " + std::string(command.name) + " [OPTION...]";
  if (!command.operands.empty()) out.append(" ").append(command.operands);
  std::string summary(command.summary);
  summary[0] = static_cast<char>(summary[0] - 'a' + 'A');
  out += "\n\n" + summary + ".\n";
  for (const OptionGroup& group : command.options) {
    if (group.options.empty()) continue;
    out += "\n" + paint.bold(group.heading) + "\n";
    for (const CommandOption& option : group.options) {
      std::string meaning(option.help);
      if (option.repeatable) meaning += "; may be given more than once";
      append_entry(out, spelling_of(option), meaning, widest_term, paint);
    }
  }
  if (!command.details.empty()) {
    out += "\n";
    append_paragraphs(out, command.details, 0);
  }
  if (!command.examples.empty()) {
    out += "\n" + paint.bold("Examples") + "\n";
    append_paragraphs(out, command.examples, 2);
  }
  return out;
}

std::string help_of(const PluginDescription& plugin) {
  const Paint paint(1);
  const bool filter = plugin.kind == PluginKind::filter;
  std::string out = paint.bold(plugin.id) + ": " + plugin.name;
  if (!filter) out += " (" + directions_of(plugin) + ")";
  out += "\n";
  if (!plugin.summary.empty()) append_paragraphs(out, plugin.summary, 2);
  if (!filter) {
    out += "\n";
    constexpr std::size_t width = 11;
    if (!plugin.extensions.empty()) append_entry(out, "Extensions", extensions_of(plugin), width, paint);
    if (!plugin.media_types.empty()) append_entry(out, "Media types", joined(plugin.media_types, ", "), width, paint);
    append_entry(out, "Carries", carried(plugin.carries), width, paint);
  }
  append_options(out, "Reading (-R NAME=VALUE)", plugin.reader_options, paint);
  append_options(out, "Writing (-W NAME=VALUE)", plugin.writer_options, paint);
  append_options(out, "Options (--filter " + plugin.id + ":NAME=VALUE,...)", plugin.filter_options, paint);
  return out;
}

std::string help_asked_for(const Arguments& arguments) {
  std::string out = help_of(arguments.command());
  const auto names_plugin = [&](std::string_view option) {
    for (const OptionGroup& group : arguments.command().options) {
      for (const CommandOption& known : group.options) {
        if (known.name == option) return arguments.has(option);
      }
    }
    return false;
  };
  const std::string_view input = input_format_option(arguments.command());
  if (!names_plugin(input) && !names_plugin("to") && !names_plugin("filter")) return out;
  const PluginHost host(plugin_path(arguments));
  if (names_plugin(input)) out += "\n" + help_of(require_format(host, *arguments.value(input), Direction::reads));
  if (names_plugin("to")) out += "\n" + help_of(require_format(host, *arguments.value("to"), Direction::writes));
  if (names_plugin("filter")) {
    for (const std::string& value : arguments.values("filter")) {
      out += "\n" + help_of(require_filter(host, parse_filter(value).filter));
    }
  }
  return out;
}

}  // namespace galley::cli
