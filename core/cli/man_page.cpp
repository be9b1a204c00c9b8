// SPDX-License-Identifier: Apache-2.0
#include "cli/man_page.hpp"

#include <algorithm>
#include <array>

#include "cli/description_wording.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"
#include "galley/version.hpp"

namespace galley::cli {
namespace {

struct Entry {
  std::string_view term;
  std::string_view meaning;
};

constexpr std::array<Entry, 4> environment{{
    {"GALLEY_PLUGIN_PATH", "Folders to look for plugins in, apart by ':', after those of --plugin-path."},
    {"XDG_DATA_HOME", "Plugins of the user are looked for in galley/plugins below it (~/.local/share without it)."},
    {"SOURCE_DATE_EPOCH",
     "Seconds since 1970 that stand for now in outputs, so that they can be made again byte for "
     "byte."},
    {"NO_COLOR", "If set and not empty, nothing is coloured."},
}};

constexpr std::array<Entry, 5> exit_codes{{
    {"0", "Done."},
    {"1", "Some input could not be converted, or some output not written."},
    {"2", "The command line makes no sense; nothing was done."},
    {"3", "Something would have been lost and --strict was given."},
    {"130, 143", "Stopped by a signal; no output is half written."},
}};

/// Lines of a source that people can read, short enough for what escapes add.
void append_text(std::string& out, std::string_view text) {
  constexpr std::size_t columns = 66;
  for (const std::string& line : wrapped(text, columns)) out += roff(line) + "\n";
}

/// Opens the page: title line and NAME.
std::string page_head(std::string_view name, int section, std::string_view date, std::string_view summary) {
  std::string title(name);
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::string out = ".TH " + title + " " + std::to_string(section);
  out.append(" ").append(date).append(" \"galley " GALLEY_VERSION "\" \"Galley manual\"\n");
  // Neither hyphens of ours nor spaces of theirs in names of options.
  out += ".nh\n.ad l\n.SH NAME\n" + roff(name) + " \\-\n";
  append_text(out, summary);
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text, true) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text, true) + "\\fR"; }

void append_entry(std::string& out, const std::string& term, std::string_view meaning) {
  out += ".TP\n" + term + "\n";
  append_text(out, meaning);
}

/// Paragraphs, apart by empty lines; a line of its own stays one.
void append_paragraphs(std::string& out, std::string_view text) {
  bool within = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.empty()) {
      out += within ? ".PP\n" : "";
      within = false;
    } else {
      if (within) out += ".br\n";
      append_text(out, line);
      within = true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (out.ends_with(".PP\n")) out.resize(out.size() - 4);
}

/// Takes the paragraphs that tell the exit codes out of the details of a command.
std::string take_exit_codes(std::string& details) {
  constexpr std::string_view begin = "Exit code";
  std::size_t at = 0;
  while (at < details.size() && !std::string_view(details).substr(at).starts_with(begin)) {
    const std::size_t gap = details.find("\n\n", at);
    if (gap == std::string::npos) return {};
    at = gap + 2;
  }
  const std::size_t end = std::min(details.find("\n\n", at), details.size());
  std::string taken = details.substr(at, end - at);
  details.erase(at, std::min(end + 2, details.size()) - at);
  return taken;
}

void append_examples(std::string& out, std::string_view lines) {
  out += ".SH EXAMPLES\n.nf\n";
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out += roff(lines.substr(0, end), true) + "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  out += ".fi\n";
}

std::string sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out.ends_with('.') ? out : out + ".";
}

void append_see_also(std::string& out, std::string_view without) {
  out += ".SH SEE ALSO\n";
  std::vector<std::string> pages;
  if (without != "galley") pages.emplace_back("galley");
  for (const Command* command : commands()) {
    if (const std::string name = man_page_name(*command); name != without) pages.push_back(name);
  }
  for (const std::string& page : pages) out += ".BR " + roff(page, true) + " (1),\n";
  if (without == "galley-formats(7)") {
    out.resize(out.size() - 2);
    out += "\n";
  } else {
    out += ".BR galley\\-formats (7)\n";
  }
}

void append_plugin_options(std::string& out, std::string_view how, const std::vector<OptionDescription>& options) {
  if (options.empty()) return;
  out += ".PP\n";
  append_text(out, how);
  for (const OptionDescription& option : options) {
    const std::string term = term_of(option);
    const std::size_t equals = term.find('=') + 1;
    const std::string value = term.substr(equals);
    append_entry(out, bold(term.substr(0, equals)) + (option.type == OptionType::choice ? bold(value) : italic(value)),
                 sentence(meaning_of(option)));
  }
}

}  // namespace

std::string roff(std::string_view text, bool literal) {
  std::string out;
  if (!text.empty() && text[0] == '.') out = "\\&";
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '-':
        out += literal ? "\\-" : "-";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string man_page_name(const Command& command) {
  std::string name = "galley-" + std::string(command.name);
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string man_page(const Command& command, std::string_view date) {
  const std::string name = man_page_name(command);
  std::string out = page_head(name, 1, date, command.summary);
  out += ".SH SYNOPSIS\n" + bold("galley " + std::string(command.name)) + " [" + italic("OPTION") + "...]";
  if (!command.operands.empty()) out += " " + italic(command.operands);
  out += "\n.SH DESCRIPTION\n";
  append_text(out, sentence(command.summary));
  std::string details(command.details);
  const std::string exit_status = take_exit_codes(details);
  if (!details.empty()) {
    out += ".PP\n";
    append_paragraphs(out, details);
  }
  out += ".SH OPTIONS\n";
  for (const OptionGroup& group : command.options) {
    if (group.options.empty()) continue;
    out += ".SS " + roff(group.heading) + "\n";
    for (const CommandOption& option : group.options) {
      std::string term = option.letter ? bold(std::string("-") + option.letter) + ", " : std::string();
      term += bold("--" + std::string(option.name));
      if (!option.value.empty()) term += " " + italic(option.value);
      append_entry(out, term,
                   sentence(std::string(option.help) + (option.repeatable ? "; may be given more than once" : "")));
    }
  }
  if (!exit_status.empty()) {
    out += ".SH EXIT STATUS\n";
    append_paragraphs(out, exit_status);
  }
  if (!command.examples.empty()) append_examples(out, command.examples);
  append_see_also(out, name);
  return out;
}

std::string man_page_of_galley(std::string_view date) {
  std::string out = page_head("galley", 1, date, "convert articles between document formats");
  out += ".SH SYNOPSIS\n" + bold("galley") + " " + italic("COMMAND") + " [" + italic("OPTION") + "...] [" +
         italic("INPUT") + "...]\n.br\n" + bold("galley --version") + "\n";
  out += ".SH DESCRIPTION\n";
  append_paragraphs(
      out,
      "Galley reads an article (kicker, headline, deck, byline, dateline, sections, paragraphs, figures, "
      "tables, notes) from one format into one model and writes it to another. What a format cannot hold "
      "is told, and refused with --strict. Formats and filters are plugins, found when the program runs.\n"
      "\n"
      "Documents come from strangers: whatever command opens one does so in a sandbox, where it reads its input, fonts "
      "and Galley's own files, writes its output, and reaches nothing else.\n");
  out += ".SH COMMANDS\n";
  for (const Command* command : commands()) {
    append_entry(out, bold(command->name), sentence(command->summary) + " See " + man_page_name(*command) + "(1).");
  }
  out += ".SH EXIT STATUS\nThe commands that convert return:\n";
  for (const Entry& code : exit_codes) append_entry(out, bold(code.term), code.meaning);
  out += ".SH ENVIRONMENT\n";
  for (const Entry& variable : environment) append_entry(out, bold(variable.term), variable.meaning);
  append_examples(out,
                  "galley convert page.docx -o page.epub\n"
                  "galley convert -t xml --out-dir out desk/*.docx\n"
                  "galley inspect page.docx\n"
                  "galley formats docx\n");
  append_see_also(out, "galley");
  return out;
}

std::string man_page_of_formats(const std::vector<const PluginDescription*>& formats,
                                const std::vector<const PluginDescription*>& filters, std::string_view date) {
  std::string out = page_head("galley-formats", 7, date, "formats that Galley reads and writes, and its filters");
  out += ".SH DESCRIPTION\n";
  append_paragraphs(out,
                    "Formats and filters are plugins. Here are those that Galley itself has; some come in packages of "
                    "their own, and others may have been added: 'galley formats' and 'galley filters' list what is "
                    "there.\n");
  out += ".SH FORMATS\n";
  for (const PluginDescription* format : formats) {
    out += ".SS " + roff(format->id, true) + "\n";
    append_text(out, format->name + " (" + directions_of(*format) + "). " + sentence(format->summary));
    std::string details;
    if (!format->extensions.empty()) details += "Extensions: " + extensions_of(*format) + "\n\n";
    if (!format->media_types.empty()) details += "Media types: " + joined(format->media_types, ", ") + "\n\n";
    out += ".PP\n";
    append_paragraphs(out, details + "Carries " + carried(format->carries) + ".\n");
    append_plugin_options(out, "Options for reading (-R NAME=VALUE):", format->reader_options);
    append_plugin_options(out, "Options for writing (-W NAME=VALUE):", format->writer_options);
  }
  out += ".SH FILTERS\n";
  for (const PluginDescription* filter : filters) {
    out += ".SS " + roff(filter->id, true) + "\n";
    append_text(out, sentence(filter->summary));
    append_plugin_options(out, "Options (--filter " + filter->id + ":NAME=VALUE,...):", filter->filter_options);
  }
  append_see_also(out, "galley-formats(7)");
  return out;
}

}  // namespace galley::cli
