// SPDX-License-Identifier: Apache-2.0
#include "cli/conversion.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "cli/interruption.hpp"
#include "cli/split.hpp"
#include "cli/terminal.hpp"
#include "cli/text_layout.hpp"
#include "cli/withheld_sink.hpp"
#include "cli/wording.hpp"

namespace galley::cli {

namespace {

/// The parts of a split document report as one.
void add_losses(std::vector<Loss>& all, const std::vector<Loss>& more) {
  for (const Loss& loss : more) {
    const auto known = std::find_if(all.begin(), all.end(), [&](const Loss& l) { return l.feature == loss.feature; });
    if (known == all.end()) {
      all.push_back(loss);
    } else {
      known->use.count += loss.use.count;
    }
  }
}

}  // namespace

std::filesystem::path output_of_article(const std::vector<PlannedOutput>& planned, const batch::OutputNumber& number) {
  std::filesystem::path output = output_of_article(planned.at(number.job).output, number.article, number.articles);
  for (const PlannedOutput& other : planned) {
    if (other.input != "-" && same_file(output, other.input)) {
      throw Error(ErrorKind::usage, "the output " + shown(output.native()) + " is the input " + shown(other.input) +
                                        " itself; write to another name");
    }
  }
  return output;
}

Conversion::Conversion(PluginHost& host, const Reading& reading, const Writing& writing,
                       const std::vector<PlannedOutput>& planned, WorkFiles& files, Messages& messages)
    : host_(host), reading_(reading), writing_(writing), planned_(planned), files_(files), messages_(messages) {}

int Conversion::run(std::size_t first) {
  // Before a plugin has the word.
  if (std::any_of(planned_.begin(), planned_.end(), [](const PlannedOutput& plan) { return plan.output == "-"; })) {
    claimed_standard_output();
  }
  for (std::size_t job = first; job < planned_.size() && !cancellation(); ++job) convert(job);
  if (const int code = interruption_code()) return code;
  if (wrong_usage_) return exit_usage;
  if (failed_) return exit_failed;
  return lost_ ? exit_lost : exit_done;
}

void Conversion::convert(std::size_t job) {
  const PlannedOutput& plan = planned_[job];
  Diagnostics diagnostics;
  std::vector<Loss> losses;
  current_output_ = plan.output;
  try {
    const Source source = files_.input(job);
    ReadInput input = read_source(host_, source, reading_, diagnostics);
    if (input.document.articles.empty()) diagnostics.warning("no-articles", "it holds no article");
    if (writing_.split) {
      convert_articles(job, std::move(input), diagnostics, losses);
    } else {
      write({.job = job}, plan.output, input.format, input.document, diagnostics, losses);
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

void Conversion::convert_articles(std::size_t job, ReadInput input, Diagnostics& diagnostics,
                                  std::vector<Loss>& losses) {
  const std::vector<Document> parts = split_articles(std::move(input.document), diagnostics);
  std::vector<std::filesystem::path> outputs;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    outputs.push_back(output_of_article(planned_, {job, i + 1, parts.size()}));
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    current_output_ = outputs[i];
    write({job, i + 1, parts.size()}, outputs[i], input.format, parts[i], diagnostics, losses);
  }
}

void Conversion::write(const batch::OutputNumber& number, const std::filesystem::path& output,
                       const std::string& input_format, const Document& document, Diagnostics& diagnostics,
                       std::vector<Loss>& losses) {
  if (cancellation()) throw Error(ErrorKind::cancelled, "interrupted");
  const std::vector<Loss> account = loss_account(document, writing_.format->carries);
  if (writing_.strict && (!account.empty() || diagnostics.count(Severity::loss) > 0)) {
    add_losses(losses, account);
    withhold(output);
    return;
  }
  WithheldSink sink(writing_.dry_run ? nullptr : files_.output(number, output),
                    [&] { return !writing_.strict || diagnostics.count(Severity::loss) == 0; });
  add_losses(losses, write_document(host_, document, sink, writing_.request, diagnostics));
  if (sink.withheld()) {
    withhold(output);
  } else if (writing_.dry_run) {
    print(shown_file(planned_[number.job].input) + " (" + input_format + ") -> " +
          (output == "-" ? "standard output" : shown(output.native())) + " (" + writing_.format->id + "), " +
          counted(sink.size(), "byte") + "\n");
  } else {
    written_.push_back({output.native(), sink.size()});
  }
}

void Conversion::withhold(const std::filesystem::path& output) {
  lost_ = true;
  withheld_.emplace_back(ErrorKind::output, "not written to " + (output == "-" ? "standard output" : output.native()) +
                                                ", because something would be lost (--strict)");
}

void Conversion::report(const std::string& input, const Diagnostics& diagnostics, const std::vector<Loss>& losses) {
  messages_.diagnostics(input, diagnostics);
  messages_.losses(input, writing_.format->id, losses);
  for (const Written& output : std::exchange(written_, {})) {
    messages_.written(input, output.name, writing_.format->id, output.bytes);
  }
  for (const Error& error : std::exchange(withheld_, {})) messages_.error(input, error);
}

void Conversion::fail(const std::string& input, const Error& error) {
  (error.kind() == ErrorKind::usage ? wrong_usage_ : failed_) = true;
  if (error.kind() == ErrorKind::output) {
    messages_.error(current_output_ == "-" ? "standard output" : current_output_.native(), error);
  } else if (error.kind() == ErrorKind::cancelled) {
    messages_.error(input, Error(error.kind(), "interrupted; nothing was written"));
  } else {
    messages_.error(input, error);
  }
}

}  // namespace galley::cli
