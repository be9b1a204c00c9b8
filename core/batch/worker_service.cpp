// SPDX-License-Identifier: Apache-2.0
#include "batch/worker_service.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <utility>

#include "batch/job_files.hpp"
#include "batch/line_reader.hpp"
#include "batch/worker_request.hpp"
#include "convert/writing.hpp"
#include "galley/source.hpp"

namespace galley::batch {

namespace {

Descriptor memory_file(const char* name) {
  Descriptor file(::memfd_create(name, MFD_CLOEXEC));
  if (!file) throw Error(ErrorKind::internal, "no file in memory can be made: " + system_reason(errno));
  return file;
}

std::string bytes_of(int file) {
  ::lseek(file, 0, SEEK_SET);
  Limits unlimited;
  unlimited.input_bytes = UINT64_MAX;
  return std::string(Source::from_descriptor(file, {}, unlimited).bytes());
}

class Service {
 public:
  Service(PluginHost& host, const ServiceSettings& settings, const Cancellation& cancellation)
      : host_(host), settings_(settings), cancellation_(cancellation), pool_(host, settings.pool) {}

  std::string answer(std::string_view line) {
    try {
      const WorkerRequest request = parse_request(line, settings_.defaults);
      std::string bytes;
      const Result result = convert(request, bytes);
      return answer_to(request, result, bytes);
    } catch (const BadRequest& bad) {
      return answer_to(bad);
    }
  }

 private:
  Result convert(const WorkerRequest& request, std::string& bytes) {
    try {
      Job job = job_of(request);
      pool_.submit(std::move(job));
      FinishedJob finished = wait();
      if (finished.result.outcome == Outcome::done) {
        if (finished.job.output.replaced) {
          finished.job.output.replaced->commit();
        } else {
          bytes = bytes_of(finished.job.output.descriptor());
        }
      }
      return std::move(finished.result);
    } catch (const Error& error) {
      Result result;
      result.error = error;
      return result;
    }
  }

  Job job_of(const WorkerRequest& request) const {
    check_task(host_, request.task);
    Job job;
    job.task = request.task;
    JobInput input;
    if (request.input_path.empty()) {
      input.file = memory_file("input");
      write_all(input.file.get(), request.input_bytes);
      ::lseek(input.file.get(), 0, SEEK_SET);
    } else {
      input = open_job_input(request.input_path, request.task.limits);
    }
    if (request.output_path.empty()) {
      job.output.stream = memory_file("output");
    } else {
      job.output.replaced = open_job_output(request.output_path, input, request.task.limits);
    }
    job.input = std::move(input.file);
    job.readable = readable_for(host_, request.task);
    return job;
  }

  FinishedJob wait() {
    while (true) {
      std::vector<FinishedJob> finished = pool_.wait(std::chrono::minutes(1));
      if (!pool_.missing_protection().empty() && !std::exchange(complained_, true)) {
        settings_.complain(pool_.missing_protection());
      }
      if (!finished.empty()) return std::move(finished.front());
      if (cancellation_) throw Error(ErrorKind::cancelled, "interrupted");
    }
  }

  PluginHost& host_;
  const ServiceSettings& settings_;
  const Cancellation& cancellation_;
  Pool pool_;
  bool complained_ = false;
};

}  // namespace

void serve_requests(PluginHost& host, const ServiceSettings& settings, int requests, int answers,
                    const Cancellation& cancellation) {
  Service service(host, settings, cancellation);
  // In base64 bytes take a third more; the rest of a request is short.
  const std::uint64_t longest = std::min<std::uint64_t>(settings.defaults.limits.input_bytes, 1ULL << 40U) / 3 * 4;
  LineReader lines(requests, '\n', longest + (1 << 20), cancellation);
  while (const std::optional<Line> line = lines.next()) {
    if (line->too_long) {
      write_all(answers, answer_to(BadRequest{{}, "the request is longer than an input may be"}));
    } else if (line->text.find_first_not_of(" \t\r") != std::string::npos) {
      write_all(answers, service.answer(line->text));
    }
    if (cancellation) return;
  }
}

}  // namespace galley::batch
