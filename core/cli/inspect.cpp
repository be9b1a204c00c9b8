// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/inspection.hpp"
#include "cli/json_output.hpp"
#include "cli/layout_drawing.hpp"
#include "cli/messages.hpp"
#include "cli/sandboxed_work.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 3> own_options{{
    {0, "json", "", "print JSON"},
    {0, "layout", "", "draw what was seen on the pages: regions, lines, blocks and the order they are read in"},
    {'o', "output", "FILE", "where the drawing goes: .svg, .html; without it, HTML on standard output"},
}};

constexpr std::size_t term_width = 10;

/// Prints an inspection for people, in the columns that there are.
class Outline {
 public:
  explicit Outline(const Inspection& inspection) : inspection_(inspection), columns_(output_columns()) {}

  std::string text() {
    const Document& document = inspection_.document;
    out_ += paint_.bold(shown_file(inspection_.file)) + "\n";
    entry(2, "Format", inspection_.format);
    if (!document.language.empty()) entry(2, "Language", document.language);
    entry(2, "Extent", counted(document.articles.size(), "article") + ", " + extent(inspection_.extent));
    for (const MetadataEntry& statement : document.metadata) {
      entry(2, "Metadata", statement.term + ": " + statement.value);
    }
    for (std::size_t i = 0; i < document.articles.size(); ++i) article(document.articles[i], i + 1);
    if (!inspection_.features.empty()) uses();
    if (!inspection_.inferences.empty()) inferred();
    if (!inspection_.problems.empty() || inspection_.left_out > 0) problems();
    return std::move(out_);
  }

 private:
  static std::string extent(const TextMeasure& measure) {
    return counted(measure.words, "word") + ", " + counted(measure.characters, "character");
  }

  static std::string block_counts(const BlockCounts& counts) {
    std::vector<std::string> parts;
    const auto add = [&](std::uint64_t count, std::string_view singular, std::string_view plural = {}) {
      if (count > 0) parts.push_back(counted(count, singular, plural));
    };
    add(counts.paragraphs, "paragraph");
    add(counts.lists, "list");
    add(counts.tables, "table");
    add(counts.figures, "figure");
    add(counts.quotes, "quote");
    add(counts.preformatted, "preformatted block");
    add(counts.breaks, "break");
    return joined(parts, ", ");
  }

  /// "  Term      text", with the lines after the first below the text.
  void entry(std::size_t indent, std::string_view term, std::string_view text) {
    const std::size_t left = indent + term_width;
    std::string line = std::string(indent, ' ') + paint_.dim(padded(term, term_width));
    for (const std::string& piece : wrapped(shown(text), columns_ > left + 20 ? columns_ - left : 20)) {
      out_ += line + piece + "\n";
      line.assign(left, ' ');
    }
  }

  void article(const Article& article, std::size_t number) {
    out_ += "\n";
    const std::string label = std::to_string(number) + ". ";
    const std::size_t indent = 2 + label.size();
    const std::string headline = article.headline.empty() ? "(no headline)" : shown(text_of(article.headline));
    std::string line = "  " + label;
    for (const std::string& piece : wrapped(headline, columns_ - indent)) {
      out_ += line + paint_.bold(piece) + "\n";
      line.assign(indent, ' ');
    }
    const auto entry_if = [&](std::string_view term, const std::string& text) {
      if (!text.empty()) entry(indent, term, text);
    };
    entry_if("Language", article.language);
    entry_if("Kicker", text_of(article.kicker));
    entry_if("Deck", text_of(article.deck));
    entry_if("Byline", byline(article.byline));
    entry_if("Dateline", dateline(article.dateline));
    const std::string blocks = block_counts(count_blocks(article.blocks));
    entry(indent, "Text", (blocks.empty() ? "" : blocks + "; ") + "in all " + extent(measure(article)));
    if (!article.notes.empty()) entry(indent, "Notes", std::to_string(article.notes.size()));
    sections(article.sections, indent);
  }

  static std::string byline(const Byline& byline) {
    std::vector<std::string> credits;
    for (const Credit& credit : byline.credits) {
      std::vector<std::string> names;
      for (const CreditName& name : credit.names) {
        std::string text = name.name;
        if (!name.affiliation.empty()) text += " [" + name.affiliation + "]";
        if (!name.contact.empty()) text += " <" + name.contact + ">";
        names.push_back(std::move(text));
      }
      std::string text = credit.label;
      if (!text.empty() && !names.empty()) text += " ";
      text += joined(names, ", ");
      if (!credit.role.empty()) text += " (" + credit.role + ")";
      credits.push_back(std::move(text));
    }
    return joined(credits, "; ");
  }

  static std::string dateline(const Dateline& dateline) {
    std::vector<std::string> parts;
    for (const std::string* part : {&dateline.agency, &dateline.place, &dateline.date, &dateline.label}) {
      if (!part->empty()) parts.push_back(*part);
    }
    std::string text = joined(parts, ", ");
    if (!dateline.when.empty()) text += (text.empty() ? "" : " ") + ("(" + dateline.when + ")");
    return text;
  }

  struct SectionLine {
    std::string heading;  ///< indented
    std::string counts;
  };

  static void collect(const std::vector<Section>& sections, std::size_t depth, std::vector<SectionLine>& lines) {
    for (const Section& section : sections) {
      const std::string heading = section.heading.empty() ? "(no heading)" : shown(text_of(section.heading));
      lines.push_back({std::string(2 * depth, ' ') + heading, block_counts(count_blocks(section.blocks))});
      collect(section.sections, depth + 1, lines);
    }
  }

  void sections(const std::vector<Section>& sections, std::size_t indent) {
    std::vector<SectionLine> lines;
    collect(sections, 0, lines);
    // Counts stand in one column, unless a heading is so long that this would tear them from the short ones.
    const std::size_t widest_aligned = columns_ / 2;
    std::size_t width = 0;
    for (const SectionLine& line : lines) {
      if (const std::size_t own = display_width(line.heading); own <= widest_aligned) width = std::max(width, own);
    }
    std::string term = "Sections";
    for (const SectionLine& line : lines) {
      out_ += std::string(indent, ' ') + paint_.dim(padded(term, term_width)) + padded(line.heading, width) + "  " +
              paint_.dim(line.counts);
      while (out_.ends_with(' ')) out_.pop_back();
      out_ += "\n";
      term.clear();
    }
  }

  void uses() {
    out_ += "\n" + paint_.bold("  Uses") + "\n";
    std::vector<std::string> parts;
    for (const auto& [feature, use] : inspection_.features) {
      parts.push_back(std::string(to_string(feature)) + " " + grouped(use.count));
    }
    for (const std::string& line : wrapped(joined(parts, ", "), columns_ - 4)) out_ += "    " + line + "\n";
  }

  void inferred() {
    out_ += "\n" + paint_.bold("  Inferred") + paint_.dim(" (the file does not say so itself)") + "\n";
    std::size_t width = 0;
    for (const Diagnostic& entry : inspection_.inferences) {
      width = std::max<std::size_t>(width, display_width(shown(subject(entry))));
    }
    width = std::min(width, columns_ / 2);
    for (const Diagnostic& entry : inspection_.inferences) {
      std::string line = "    " + padded(shown(subject(entry)), width) + "  ";
      for (const std::string& piece : wrapped(shown(entry.message), std::max<std::size_t>(20, columns_ - width - 6))) {
        out_ += line + paint_.dim(piece) + "\n";
        line.assign(width + 6, ' ');
      }
    }
  }

  static std::string subject(const Diagnostic& entry) {
    return entry.place.item.empty() ? entry.code : entry.place.item;
  }

  void problems() {
    out_ += "\n" + paint_.bold("  Said while reading") + "\n";
    for (const Diagnostic& entry : inspection_.problems) {
      out_ += "    " + located_line({}, entry.place, to_string(entry.severity), entry.message, paint_) + "\n";
    }
    if (inspection_.left_out > 0) out_ += "    and " + grouped(inspection_.left_out) + " more\n";
  }

  const Inspection& inspection_;
  const std::size_t columns_;
  const Paint paint_{1};
  std::string out_;
};

/// What the command line asks for.
struct Request {
  std::string file;
  std::string drawing;  ///< where --layout draws to; "-": standard output
  bool layout = false;
  bool json = false;
};

Request request_of(const Arguments& arguments) {
  Request request;
  request.file = arguments.operands().front();
  request.layout = arguments.has("layout");
  request.json = arguments.has("json");
  request.drawing = arguments.value("output").value_or("-");
  if (request.layout && request.json) throw Error(ErrorKind::usage, "--layout and --json exclude each other");
  if (arguments.value("output") && !request.layout)
    throw Error(ErrorKind::usage, "-o is where --layout draws to; without it, what is found is printed");
  const std::string& drawing = request.drawing;
  if (drawing == "-") return request;
  if (!drawing.ends_with(".svg") && !drawing.ends_with(".html") && !drawing.ends_with(".htm"))
    throw Error(ErrorKind::usage, "a layout is drawn as .svg or .html, which " + shown(drawing) + " is not");
  std::error_code ignored;
  if (request.file != "-" && std::filesystem::equivalent(drawing, request.file, ignored))
    throw Error(ErrorKind::usage, "the output " + shown(drawing) + " is the input");
  return request;
}

/// How each page was seen, as a drawing.
void draw_layout(const Request& request, PluginHost& host, const Reading& reading, WorkFiles& files,
                 Diagnostics& diagnostics) {
  const Source source = files.input(0);
  const std::vector<PageView> pages = view_layout(host, source, request_for(host, source, reading), diagnostics);
  const std::string drawing = request.drawing.ends_with(".svg")
                                  ? layout_as_svg(pages)
                                  : layout_as_html(shown_file(request.file), pages, diagnostics);
  if (request.drawing == "-") {
    print(drawing);
    return;
  }
  const std::unique_ptr<Sink> sink = files.output({}, request.drawing);
  sink->write(drawing);
  sink->commit();
}

int inspect(const Request& request, PluginHost& host, const Reading& reading, WorkFiles& files, Messages& messages) {
  Diagnostics diagnostics;
  try {
    if (request.layout) {
      draw_layout(request, host, reading, files, diagnostics);
      messages.diagnostics(request.file, diagnostics);
      return exit_done;
    }
    ReadInput input = read_source(host, files.input(0), reading, diagnostics);
    const Inspection inspection =
        inspect_document(request.file, std::move(input.format), std::move(input.document), diagnostics);
    print(request.json ? json_inspection(inspection) : Outline(inspection).text());
    return exit_done;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::output || error.kind() == ErrorKind::cancelled) throw;
    messages.diagnostics(request.file, diagnostics);
    messages.error(request.file, error);
    return error.kind() == ErrorKind::usage ? exit_usage : exit_failed;
  }
}

int run_inspect(const Arguments& arguments, Messages& messages) {
  PluginHost host(plugin_path(arguments));
  const Reading reading = reading_asked_for(arguments, host);
  const Request request = request_of(arguments);
  DocumentWork work;
  work.inputs = {request.file};
  work.run = [&](WorkFiles& files, std::size_t) { return inspect(request, host, reading, files, messages); };
  if (request.drawing != "-") {
    work.output = [&](const batch::OutputNumber&) { return std::filesystem::path(request.drawing); };
  }
  return run_work(arguments, host, reading, work, messages);
}

}  // namespace

extern const Command inspect_command;
constexpr Command inspect_command{
    .name = "inspect",
    .summary = "show what an article holds: outline, bylines, languages, counts, and what was inferred",
    .operands = "INPUT",
    .least_operands = 1,
    .most_operands = 1,
    .options = {OptionGroup{"Output", own_options}, reading_group, sandbox_group, common_group},
    .details =
        "What the reader decided without being told (a headline found by its place, a language by its script) is "
        "listed as inferred, with the evidence. --layout shows for typeset pages (PDF) which parts of a page were read "
        "as one and after which, whatever tags the file has.\n"
        "\n"
        "The input is read in a sandbox, as by 'galley convert'.\n",
    .examples =
        "galley inspect page.docx\ngalley inspect --json page.txt\ngalley inspect --layout page.pdf -o page.html\n",
    .run = run_inspect,
};

}  // namespace galley::cli
