// SPDX-License-Identifier: Apache-2.0
#include "cli/conversion_process.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

#include "batch/child_process.hpp"
#include "batch/file_service.hpp"
#include "batch/job_files.hpp"
#include "batch/sandbox/sandbox.hpp"
#include "cli/interruption.hpp"
#include "cli/terminal.hpp"
#include "convert/input_file.hpp"
#include "host/crash_sentence.hpp"

namespace galley::cli {

namespace {

std::unique_ptr<Sink> standard_output(const Writing& writing) {
  return descriptor_sink(claimed_standard_output(), "standard output", writing.request.limits);
}

void make_output_folder(const Writing& writing) {
  if (writing.folder.empty()) return;
  // Made only when there is an output, so that a call that converts nothing makes nothing; what fails here, the
  // output reports.
  std::error_code ignored;
  std::filesystem::create_directories(writing.folder, ignored);
}

/// The files of this process.
class OwnFiles : public ConversionFiles {
 public:
  OwnFiles(const Reading& reading, const Writing& writing) : reading_(reading), writing_(writing) {}

  Source input(std::size_t /*job*/, const PlannedOutput& plan) override { return open_source(plan.input, reading_); }
  std::unique_ptr<Sink> output(const batch::OutputNumber& /*number*/, const std::filesystem::path& path) override {
    if (path == "-") return standard_output(writing_);
    make_output_folder(writing_);
    return file_sink(path, writing_.request.limits);
  }

 private:
  const Reading& reading_;
  const Writing& writing_;
};

/// Enters the sandbox, and says what of it the kernel cannot give.
void enter(const sandbox::Policy& policy, Messages& messages) {
  const sandbox::Protection protection = sandbox::enter(policy);
  if (!protection.missing.empty()) messages.incomplete_sandbox(protection.missing);
}

/// Files of a process that gives up its rights once it has read its first input, before it looks at it. From then on
/// a parent, if there is one, opens them.
class ConfinedFiles : public ConversionFiles {
 public:
  /// `channel` may be null: one input, for standard output.
  ConfinedFiles(batch::Channel* channel, const Reading& reading, const Writing& writing,
                std::function<void()> give_up_rights)
      : channel_(channel), reading_(reading), writing_(writing), give_up_rights_(std::move(give_up_rights)) {}

  Source input(std::size_t job, const PlannedOutput& plan) override {
    if (!confined_) {
      Source source = open_source(plan.input, reading_);
      give_up_rights_();
      confined_ = true;
      return source;
    }
    if (plan.input == "-") return open_source(plan.input, reading_);
    Source source = batch::FileClient(*channel_).input(job, plan.input, reading_.request.limits);
    if (!reading_.resource_root.empty()) source.set_resource_root(reading_.resource_root);
    return source;
  }
  std::unique_ptr<Sink> output(const batch::OutputNumber& number, const std::filesystem::path& path) override {
    if (path == "-") return standard_output(writing_);
    return batch::FileClient(*channel_).output(number, writing_.request.limits);
  }

 private:
  batch::Channel* channel_;
  const Reading& reading_;
  const Writing& writing_;
  std::function<void()> give_up_rights_;
  bool confined_ = false;
};

std::uint64_t memory_of_machine() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long size = ::sysconf(_SC_PAGESIZE);
  return pages > 0 && size > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(size) : 0;
}

/// What the user's options name.
std::vector<std::string> named_files(const PluginHost& host, const Reading& reading, const Writing& writing) {
  batch::Task task;
  task.from = reading.request.format;
  task.reader_options = reading.request.options;
  task.filters = reading.filters;
  task.resource_root = reading.resource_root.native();
  task.to = writing.format->id;
  task.writer_options = writing.request.options;
  return batch::readable_for(host, task);
}

sandbox::Policy policy_for(const PluginHost& host, const std::vector<std::string>& named) {
  sandbox::Policy policy;
  policy.readable = sandbox::readable_places(host.search_path());
  policy.memory_bytes = memory_of_machine();
  policy.readable.insert(policy.readable.end(), named.begin(), named.end());
  return policy;
}

/// May a conversion need the program of a plugin, which a process without rights cannot start itself?
bool may_run_program(const PluginHost& host, const Reading& reading, const Writing& writing, const std::string& input) {
  return std::any_of(host.records().begin(), host.records().end(), [&](const PluginRecord& record) {
    if (!record.program || record.state != PluginState::ready) return false;
    const PluginDescription& plugin = record.description;
    if (plugin.id == writing.format->id || plugin.id == reading.request.format) return true;
    if (plugin.kind == PluginKind::filter) {
      return std::any_of(reading.filters.begin(), reading.filters.end(),
                         [&](const FilterRequest& filter) { return filter.filter == plugin.id; });
    }
    if (!reading.request.format.empty() || !plugin.reads) return false;
    // It is recognised by its content, or by its name alone.
    return !plugin.signatures.empty() ||
           std::any_of(plugin.extensions.begin(), plugin.extensions.end(),
                       [&](const std::string& extension) { return ends_with_ignoring_case(input, "." + extension); });
  });
}

/// How grave an exit code is beside others of one call.
int graver(int a, int b) {
  const auto weight = [](int code) {
    if (code > exit_lost) return 4;
    return code == exit_usage ? 3 : code == exit_failed ? 2 : code == exit_lost ? 1 : 0;
  };
  return weight(b) > weight(a) ? b : a;
}

/// Converts from one input on in a child, until it has ended.
batch::ServedEnd run_child(std::size_t first, PluginHost& host, const Reading& reading, const Writing& writing,
                           const std::vector<PlannedOutput>& planned, const std::vector<std::string>& named,
                           Messages& messages) {
  const sandbox::Policy policy = policy_for(host, named);
  batch::ChildProcess child(
      [&](batch::Channel& channel) {
        follow_parent();
        ConfinedFiles files(&channel, reading, writing, [&] {
          if (first == 0) {
            enter(policy, messages);
          } else {
            sandbox::enter(policy);  // what is missing was said
          }
        });
        return Conversion(host, reading, writing, planned, files, messages).run(first);
      },
      {&host, named, true});
  pass_signals_to(child.id());
  const batch::ServedFiles files{
      .input =
          [&](std::size_t job) {
            const EndAtOnce while_waiting_for_input;
            return open_input(planned.at(job).input, reading.request.limits);
          },
      .output =
          [&](const batch::OutputNumber& number) {
            make_output_folder(writing);
            const PlannedOutput& plan = planned.at(number.job);
            return open_output(number.article == 0 ? plan.output : output_of_article(planned, number),
                               writing.request.limits);
          },
  };
  const batch::ServedEnd end = batch::serve_files(child, files);
  pass_signals_to(0);
  return end;
}

}  // namespace

int convert_unprotected(PluginHost& host, const Reading& reading, const Writing& writing,
                        const std::vector<PlannedOutput>& planned, Messages& messages) {
  OwnFiles files(reading, writing);
  return Conversion(host, reading, writing, planned, files, messages).run(0);
}

int convert_in_sandbox(PluginHost& host, const Reading& reading, const Writing& writing,
                       const std::vector<PlannedOutput>& planned, Messages& messages) {
  const std::vector<std::string> named = named_files(host, reading, writing);
  if (planned.size() == 1 && planned.front().output == "-" &&
      !may_run_program(host, reading, writing, planned.front().input)) {
    const sandbox::Policy policy = policy_for(host, named);
    ConfinedFiles files(nullptr, reading, writing, [&] { enter(policy, messages); });
    return Conversion(host, reading, writing, planned, files, messages).run(0);
  }
  int code = exit_done;
  for (std::size_t first = 0; first < planned.size() && !cancellation();) {
    const batch::ServedEnd served = run_child(first, host, reading, writing, planned, named, messages);
    if (served.end.signal == 0) return graver(code, served.end.exit_code);
    code = graver(code, exit_failed);
    const std::size_t culprit = std::max(first, served.job);
    messages.error(planned.at(culprit).input,
                   Error(ErrorKind::internal, "its conversion " + crash_sentence(served.end.signal)));
    first = culprit + 1;
  }
  return interruption_code() != 0 ? interruption_code() : code;
}

}  // namespace galley::cli
