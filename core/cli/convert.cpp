// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/common_options.hpp"
#include "cli/interruption.hpp"
#include "cli/messages.hpp"
#include "cli/output_names.hpp"
#include "cli/split.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/withheld_sink.hpp"
#include "cli/wording.hpp"

namespace galley::cli {
namespace {

constexpr std::array<CommandOption, 8> writing_options{{
    {'t', "to", "FORMAT", "format of the output; without it, told from the extension of -o"},
    {'o', "output", "FILE", "the output; '-' is standard output, which is also where one input goes without -o"},
    {0, "out-dir", "DIR", "put the outputs into this folder, each under its input's name; made if it is not there"},
    {'W', "writer-option", "NAME=VALUE", "option of the writer; 'galley formats FORMAT' lists them", true},
    {0, "split", "", "one output for each article: page-01.xml, page-02.xml, ..."},
    {0, "strict", "", "do not write an output that would lose something; exit code 3"},
    {0, "losses", "", "list each thing that is lost on its own line"},
    {0, "dry-run", "", "do everything but write; say what would be written"},
}};

constexpr std::string_view details =
    "INPUT is a file, or '-' for standard input. Its format is recognised from its content, whatever its name.\n"
    "\n"
    "An output appears whole or not at all. It replaces an older file of its name, but never an input. With several "
    "inputs, one that fails does not stop the others; two that would be written to one output stop everything before "
    "it begins.\n"
    "\n"
    "What a format cannot hold is told in one line for each output ('lost in text: ...'). Exit code: 0 done, 1 some "
    "input failed, 2 wrong usage, 3 something would be lost and --strict was given; 130 or 143 stopped by a signal.\n"
    "\n"
    "With --log-format json each message is one object a line: severity (error, warning, loss, note, inference), file, "
    "message, kind (of errors) or code (of all else), and the place as far as it is known: part, page, line, column, "
    "offset, item. A loss of code not-carried has format, feature, count and first; a note of code written has output, "
    "format and bytes.\n";

constexpr std::string_view examples =
    "galley convert page.docx -o page.epub\n"
    "galley convert -t xml --out-dir out desk/*.docx\n"
    "galley convert page.txt -t docx --filter join-broken-paragraphs -o page.docx\n"
    "galley convert - -f text -R encoding=gb18030 -t xml < page.txt\n"
    "galley convert --help -t docx\n";

/// What to write, and where and how.
struct Writing {
  const PluginDescription* format = nullptr;
  WriteRequest request;
  std::filesystem::path folder;  ///< --out-dir
  bool split = false;
  bool strict = false;
  bool dry_run = false;
};

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() &&
         std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); });
}

/// The format that writes files of this name: the one whose extension is the longest that fits.
const PluginDescription* format_of_name(const PluginHost& host, const std::filesystem::path& output) {
  const PluginDescription* best = nullptr;
  std::size_t longest = 0;
  for (const PluginDescription* plugin : host.ready(PluginKind::format)) {
    if (!plugin->writes) continue;
    for (const std::string& extension : plugin->extensions) {
      if (extension.size() > longest && ends_with_ignoring_case(output.filename().native(), "." + extension)) {
        best = plugin;
        longest = extension.size();
      }
    }
  }
  return best;
}

const PluginDescription& target_format(const Arguments& arguments, const PluginHost& host) {
  if (const auto id = arguments.value("to")) return require_format(host, *id, Direction::writes);
  std::vector<std::string> ids;
  for (const PluginDescription* plugin : host.ready(PluginKind::format)) {
    if (plugin->writes) ids.push_back(plugin->id);
  }
  const std::string choice = "give it with -t (" + joined(ids, " or ") + ")";
  const auto output = arguments.value("output");
  if (!output || *output == "-") throw Error(ErrorKind::usage, "the format to write is missing; " + choice);
  if (const PluginDescription* format = format_of_name(host, *output)) return *format;
  throw Error(ErrorKind::usage, "the name " + shown(*output) + " does not tell the format to write; " + choice);
}

/// Would a terminal show it as text?
bool is_text(const PluginDescription& format) {
  if (format.media_types.empty()) return false;
  const std::string& type = format.media_types.front();
  return type.starts_with("text/") || type.ends_with("+xml") || type.ends_with("+json") || type == "application/xml" ||
         type == "application/json";
}

std::vector<PlannedOutput> plan_outputs(const Arguments& arguments, const Writing& writing) {
  const std::vector<std::string>& inputs = arguments.operands();
  const auto output = arguments.value("output");
  const auto folder = arguments.value("out-dir");
  if (output && folder) throw Error(ErrorKind::usage, "-o and --out-dir exclude each other");
  if (inputs.size() > 1 && !folder) {
    throw Error(ErrorKind::usage, "several inputs need --out-dir, the folder for their outputs");
  }
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) {
    throw Error(ErrorKind::usage, "standard input ('-') can be read only once");
  }
  std::error_code ignored;
  if (folder && std::filesystem::exists(*folder, ignored) && !std::filesystem::is_directory(*folder, ignored)) {
    throw Error(ErrorKind::usage, "--out-dir " + shown(*folder) + " is not a folder");
  }
  if (folder && writing.format->extensions.empty()) {
    throw Error(ErrorKind::usage, "format '" + writing.format->id + "' has no extension to name files with; use -o");
  }

  std::vector<PlannedOutput> planned;
  for (const std::string& input : inputs) {
    if (folder) {
      planned.push_back({input, output_in_folder(*folder, input, writing.format->extensions.front())});
    } else {
      planned.push_back({input, output.value_or("-")});
    }
  }
  if (!folder && planned.front().output == "-") {
    if (writing.split) throw Error(ErrorKind::usage, "--split writes several files; name them with -o or --out-dir");
    if (!writing.dry_run && !is_text(*writing.format) && output_is_terminal()) {
      throw Error(ErrorKind::usage, "format '" + writing.format->id + "' is not for a terminal; name a file with -o");
    }
  }
  if (output && *output != "-" && std::filesystem::is_directory(*output, ignored)) {
    throw Error(ErrorKind::usage, shown(*output) + " is a folder; use --out-dir");
  }
  check_outputs(planned);
  return planned;
}

/// Converts the inputs one after another.
class Conversion {
 public:
  Conversion(PluginHost& host, Reading reading, Writing writing, std::vector<PlannedOutput> planned, Messages& messages)
      : host_(host),
        reading_(std::move(reading)),
        writing_(std::move(writing)),
        planned_(std::move(planned)),
        messages_(messages) {}

  int run() {
    for (const PlannedOutput& plan : planned_) {
      if (cancellation()) break;
      convert(plan);
    }
    if (const int code = interruption_code()) return code;
    if (wrong_usage_) return exit_usage;
    if (failed_) return exit_failed;
    return lost_ ? exit_lost : exit_done;
  }

 private:
  void convert(const PlannedOutput& plan) {
    Diagnostics diagnostics;
    std::vector<Loss> losses;
    current_output_ = plan.output;
    try {
      ReadInput input = read_input(host_, plan.input, reading_, diagnostics);
      if (input.document.articles.empty()) diagnostics.warning("no-articles", "it holds no article");
      if (writing_.split) {
        convert_articles(plan, std::move(input), diagnostics, losses);
      } else {
        write(plan.input, input.format, input.document, plan.output, diagnostics, losses);
      }
      report(plan.input, diagnostics, losses);
    } catch (const Error& error) {
      report(plan.input, diagnostics, losses);
      fail(plan.input, error);
    } catch (const std::bad_alloc&) {
      report(plan.input, diagnostics, losses);
      fail(plan.input, Error(ErrorKind::limit, "there is not enough memory for it"));
    } catch (const std::exception& error) {
      report(plan.input, diagnostics, losses);
      fail(plan.input, Error(ErrorKind::internal, error.what()));
    }
  }

  void convert_articles(const PlannedOutput& plan, ReadInput input, Diagnostics& diagnostics,
                        std::vector<Loss>& losses) {
    const std::vector<Document> parts = split_articles(std::move(input.document), diagnostics);
    std::vector<std::filesystem::path> outputs;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& output = outputs.emplace_back(output_of_article(plan.output, i + 1, parts.size()));
      for (const PlannedOutput& other : planned_) {
        if (other.input != "-" && same_file(output, other.input)) {
          throw Error(ErrorKind::usage, "the output " + shown(output.native()) + " is the input " + shown(other.input) +
                                            " itself; write to another name");
        }
      }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      current_output_ = outputs[i];
      write(plan.input, input.format, parts[i], outputs[i], diagnostics, losses);
    }
  }

  void write(const std::string& input, const std::string& input_format, const Document& document,
             const std::filesystem::path& output, Diagnostics& diagnostics, std::vector<Loss>& losses) {
    if (cancellation()) throw Error(ErrorKind::cancelled, "interrupted");
    const std::vector<Loss> account = loss_account(document, writing_.format->carries);
    if (writing_.strict && (!account.empty() || diagnostics.count(Severity::loss) > 0)) {
      add_losses(losses, account);
      withhold(output);
      return;
    }
    WithheldSink sink(writing_.dry_run ? nullptr : open(output),
                      [&] { return !writing_.strict || diagnostics.count(Severity::loss) == 0; });
    add_losses(losses, write_document(host_, document, sink, writing_.request, diagnostics));
    if (sink.withheld()) {
      withhold(output);
    } else if (writing_.dry_run) {
      print(shown_file(input) + " (" + input_format + ") -> " +
            (output == "-" ? "standard output" : shown(output.native())) + " (" + writing_.format->id + "), " +
            counted(sink.size(), "byte") + "\n");
    } else {
      written_.push_back({output.native(), sink.size()});
    }
  }

  std::unique_ptr<Sink> open(const std::filesystem::path& output) const {
    if (output == "-") return descriptor_sink(STDOUT_FILENO, "standard output", writing_.request.limits);
    if (!writing_.folder.empty()) {
      // Made only now, so that a call that converts nothing makes nothing; what fails here, the sink reports.
      std::error_code ignored;
      std::filesystem::create_directories(writing_.folder, ignored);
    }
    return file_sink(output, writing_.request.limits);
  }

  /// The parts of a split document report as one.
  static void add_losses(std::vector<Loss>& all, const std::vector<Loss>& more) {
    for (const Loss& loss : more) {
      const auto known = std::find_if(all.begin(), all.end(), [&](const Loss& l) { return l.feature == loss.feature; });
      if (known == all.end()) {
        all.push_back(loss);
      } else {
        known->use.count += loss.use.count;
      }
    }
  }

  void withhold(const std::filesystem::path& output) {
    lost_ = true;
    withheld_.emplace_back(ErrorKind::output, "not written to " +
                                                  (output == "-" ? "standard output" : output.native()) +
                                                  ", because something would be lost (--strict)");
  }

  void report(const std::string& input, const Diagnostics& diagnostics, const std::vector<Loss>& losses) {
    messages_.diagnostics(input, diagnostics);
    messages_.losses(input, writing_.format->id, losses);
    for (const Written& output : std::exchange(written_, {})) {
      messages_.written(input, output.name, writing_.format->id, output.bytes);
    }
    for (const Error& error : std::exchange(withheld_, {})) messages_.error(input, error);
  }

  void fail(const std::string& input, const Error& error) {
    (error.kind() == ErrorKind::usage ? wrong_usage_ : failed_) = true;
    if (error.kind() == ErrorKind::output) {
      messages_.error(current_output_ == "-" ? "standard output" : current_output_.native(), error);
    } else if (error.kind() == ErrorKind::cancelled) {
      messages_.error(input, Error(error.kind(), "interrupted; nothing was written"));
    } else {
      messages_.error(input, error);
    }
  }

  PluginHost& host_;
  const Reading reading_;
  const Writing writing_;
  const std::vector<PlannedOutput> planned_;
  Messages& messages_;
  std::filesystem::path current_output_;
  struct Written {
    std::string name;
    std::uint64_t bytes;
  };
  std::vector<Written> written_;  ///< of the input under way
  std::vector<Error> withheld_;   ///< what --strict kept from being written, of the input under way
  bool failed_ = false;
  bool wrong_usage_ = false;
  bool lost_ = false;
};

int run_convert(const Arguments& arguments, Messages& messages) {
  PluginHost host(plugin_path(arguments));
  messages.set_all_losses(arguments.has("losses"));

  Reading reading = reading_asked_for(arguments, host);
  Writing writing;
  writing.format = &target_format(arguments, host);
  writing.request.format = writing.format->id;
  writing.request.options = parse_options(arguments.values("writer-option"), "-W");
  writing.request.limits = reading.request.limits;
  writing.request.cancellation = &cancellation();
  writing.folder = arguments.value("out-dir").value_or("");
  writing.split = arguments.has("split");
  writing.strict = arguments.has("strict");
  writing.dry_run = arguments.has("dry-run");
  check_options(writing.format->writer_options, writing.request.options, *writing.format);

  std::vector<PlannedOutput> planned = plan_outputs(arguments, writing);
  return Conversion(host, std::move(reading), std::move(writing), std::move(planned), messages).run();
}

}  // namespace

extern const Command convert_command;
constexpr Command convert_command{
    .name = "convert",
    .summary = "read an article in one format and write it in another",
    .operands = "INPUT...",
    .least_operands = 1,
    .most_operands = any_number,
    .options = {OptionGroup{"Writing", writing_options}, reading_group, common_group},
    .details = details,
    .examples = examples,
    .run = run_convert,
};

}  // namespace galley::cli
