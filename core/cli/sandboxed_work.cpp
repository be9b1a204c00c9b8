// SPDX-License-Identifier: Apache-2.0
#include "cli/sandboxed_work.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "batch/child_process.hpp"
#include "batch/job_files.hpp"
#include "batch/sandbox/sandbox.hpp"
#include "cli/interruption.hpp"
#include "cli/output_names.hpp"
#include "cli/terminal.hpp"
#include "convert/input_file.hpp"
#include "convert/output_file.hpp"
#include "host/crash_sentence.hpp"
#include "host/program_start.hpp"

namespace galley::cli {

namespace {

std::unique_ptr<Sink> standard_output(const Reading& reading) {
  return descriptor_sink(claimed_standard_output(), "standard output", reading.request.limits);
}

/// The files of this process.
class OwnFiles : public WorkFiles {
 public:
  OwnFiles(const Reading& reading, const DocumentWork& work) : reading_(reading), work_(work) {}

  Source input(std::size_t number) override { return open_source(work_.inputs.at(number), reading_); }
  std::unique_ptr<Sink> output(const batch::OutputNumber& number, const std::filesystem::path& path) override {
    if (path == "-") return standard_output(reading_);
    return file_sink(work_.output(number), reading_.request.limits);
  }

 private:
  const Reading& reading_;
  const DocumentWork& work_;
};

/// Files of a process that gives up its rights when it has read its one input, before it looks at it. It writes to
/// standard output alone.
class LastFiles : public WorkFiles {
 public:
  LastFiles(const Reading& reading, const DocumentWork& work, std::function<void()> give_up_rights)
      : reading_(reading), work_(work), give_up_rights_(std::move(give_up_rights)) {}

  Source input(std::size_t number) override {
    Source source = open_source(work_.inputs.at(number), reading_);
    give_up_rights_();
    return source;
  }
  std::unique_ptr<Sink> output(const batch::OutputNumber& /*number*/, const std::filesystem::path& /*path*/) override {
    return standard_output(reading_);
  }

 private:
  const Reading& reading_;
  const DocumentWork& work_;
  std::function<void()> give_up_rights_;
};

/// Files of a child that gives up its rights before the first of them: its parent opens all, as only that can where a
/// name means a descriptor of its own (/dev/fd/63).
class FilesOfParent : public WorkFiles {
 public:
  FilesOfParent(batch::Channel& channel, const Reading& reading, const DocumentWork& work,
                std::function<void()> give_up_rights)
      : client_(channel), reading_(reading), work_(work), give_up_rights_(std::move(give_up_rights)) {}

  Source input(std::size_t number) override {
    if (!std::exchange(confined_, true)) give_up_rights_();
    const EndAtOnce while_waiting_for_input;
    Source source = client_.input(number, work_.inputs.at(number), reading_.request.limits);
    if (!reading_.resource_root.empty()) source.set_resource_root(reading_.resource_root);
    return source;
  }
  std::unique_ptr<Sink> output(const batch::OutputNumber& number, const std::filesystem::path& path) override {
    if (path == "-") return standard_output(reading_);
    return client_.output(number, reading_.request.limits);
  }

 private:
  batch::FileClient client_;
  const Reading& reading_;
  const DocumentWork& work_;
  std::function<void()> give_up_rights_;
  bool confined_ = false;
};

std::uint64_t memory_of_machine() {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long size = ::sysconf(_SC_PAGESIZE);
  return pages > 0 && size > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(size) : 0;
}

/// What the user's options name.
std::vector<std::string> named_files(const PluginHost& host, const Reading& reading, const DocumentWork& work) {
  batch::Task task;
  task.from = reading.request.format;
  task.reader_options = reading.request.options;
  task.filters = reading.filters;
  task.resource_root = reading.resource_root.native();
  if (work.writer != nullptr) task.to = work.writer->id;
  task.writer_options = work.writer_options;
  return batch::readable_for(host, task);
}

sandbox::Policy policy_for(const PluginHost& host, const std::vector<std::string>& named) {
  sandbox::Policy policy;
  policy.readable = sandbox::readable_places(host.search_path());
  policy.memory_bytes = memory_of_machine();
  policy.readable.insert(policy.readable.end(), named.begin(), named.end());
  return policy;
}

/// Enters the sandbox, and says what of it the kernel cannot give.
void enter(const sandbox::Policy& policy, Messages& messages) {
  const sandbox::Protection protection = sandbox::enter(policy);
  if (!protection.missing.empty()) messages.incomplete_sandbox(protection.missing);
}

/// May the program of a plugin be needed, which a process without rights cannot start itself?
bool may_run_program(const PluginHost& host, const Reading& reading, const DocumentWork& work) {
  const std::string& format = reading.request.format;
  return std::any_of(host.records().begin(), host.records().end(), [&](const PluginRecord& record) {
    if (!record.program || record.state != PluginState::ready) return false;
    const PluginDescription& plugin = record.description;
    if (plugin.id == format || (work.writer != nullptr && plugin.id == work.writer->id)) return true;
    if (plugin.kind == PluginKind::filter) {
      return std::any_of(reading.filters.begin(), reading.filters.end(),
                         [&](const FilterRequest& filter) { return filter.filter == plugin.id; });
    }
    if (!format.empty() || !plugin.reads) return false;
    // It is recognised by its content, or by its name alone.
    return !plugin.signatures.empty() ||
           std::any_of(plugin.extensions.begin(), plugin.extensions.end(), [&](const std::string& extension) {
             return std::any_of(work.inputs.begin(), work.inputs.end(), [&](const std::string& input) {
               return ends_with_ignoring_case(input, "." + extension);
             });
           });
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

/// An input for the child. Standard input too is asked for, so that a crash on it is known for what it is.
Descriptor opened_for_child(const std::string& input, const Limits& limits) {
  if (input != "-") {
    const EndAtOnce while_waiting_for_input;
    return open_input(input, limits);
  }
  Descriptor copy(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  if (!copy) throw_unreadable(errno);
  return copy;
}

/// Works from one input on in a child, until it has ended.
batch::ServedEnd run_child(std::size_t first, PluginHost& host, const Reading& reading, const DocumentWork& work,
                           const std::vector<std::string>& named, Messages& messages) {
  const sandbox::Policy policy = policy_for(host, named);
  batch::ChildProcess child(
      [&](batch::Channel& channel) {
        follow_parent();
        FilesOfParent files(channel, reading, work, [&] {
          if (first == 0) {
            enter(policy, messages);
          } else {
            sandbox::enter(policy);  // what is missing was said
          }
        });
        return run_reported([&] { return work.run(files, first); }, work.trouble, messages);
      },
      {&host, named, true});
  pass_signals_to(child.id());
  const batch::ServedFiles files{
      .input = [&](std::size_t number) { return opened_for_child(work.inputs.at(number), reading.request.limits); },
      .output = [&](const batch::OutputNumber& number) -> OutputFile {
        if (!work.output) throw Error(ErrorKind::internal, "there is no such output");
        return open_output(work.output(number), reading.request.limits);
      },
  };
  const batch::ServedEnd end = batch::serve_files(child, files);
  pass_signals_to(0);
  return end;
}

}  // namespace

int run_unprotected(const Reading& reading, const DocumentWork& work) {
  OwnFiles files(reading, work);
  return work.run(files, 0);
}

int run_in_sandbox(PluginHost& host, const Reading& reading, const DocumentWork& work, Messages& messages) {
  const std::vector<std::string> named = named_files(host, reading, work);
  if (work.inputs.size() == 1 && !work.output && !work.outlives_crash && !may_run_program(host, reading, work)) {
    const sandbox::Policy policy = policy_for(host, named);
    LastFiles files(reading, work, [&] { enter(policy, messages); });
    return work.run(files, 0);
  }
  int code = exit_done;
  for (std::size_t first = 0; first < work.inputs.size() && !cancellation();) {
    const batch::ServedEnd served = run_child(first, host, reading, work, named, messages);
    if (served.end.signal == 0) return graver(code, served.end.exit_code);
    code = graver(code, work.trouble);
    const std::size_t culprit = std::max(first, served.job);
    const Error error(ErrorKind::internal, work.doing + " " + crash_sentence(served.end.signal));
    if (work.crashed) {
      work.crashed(culprit, error);
    } else {
      messages.error(work.inputs.at(culprit), error);
    }
    if (!work.goes_on_after_crash) break;
    first = culprit + 1;
  }
  return interruption_code() != 0 ? interruption_code() : code;
}

int run_work(const Arguments& arguments, PluginHost& host, const Reading& reading, const DocumentWork& work,
             Messages& messages) {
  if (!arguments.has("no-sandbox")) return run_in_sandbox(host, reading, work, messages);
  use_program_starter(std::make_unique<LocalStarter>());
  return run_unprotected(reading, work);
}

}  // namespace galley::cli
