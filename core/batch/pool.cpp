// SPDX-License-Identifier: Apache-2.0
#include "batch/pool.hpp"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>

#include "batch/wire.hpp"
#include "galley/error.hpp"
#include "host/crash_sentence.hpp"

namespace galley::batch {

namespace {

/// A worker has its next task while it still does one, so that it never waits for the parent.
constexpr std::size_t tasks_of_worker = 2;

/// How much longer than its time a worker may take to end a document by itself.
std::chrono::milliseconds with_grace(std::chrono::milliseconds time) {
  return time + std::max<std::chrono::milliseconds>(time / 4, std::chrono::milliseconds(500));
}

/// Both ends where a first attempt found them. False where that is not possible: the input is a pipe.
bool rewind(const Job& job) {
  return ::lseek(job.input.get(), 0, SEEK_SET) == 0 && ::ftruncate(job.output.descriptor(), 0) == 0 &&
         ::lseek(job.output.descriptor(), 0, SEEK_SET) == 0;
}

bool worth_a_retry(const Result& result) {
  return result.outcome == Outcome::crashed || result.outcome == Outcome::timed_out ||
         result.outcome == Outcome::out_of_memory;
}

}  // namespace

struct Pool::Worker {
  std::unique_ptr<ChildProcess> process;
  std::deque<Job> jobs;  ///< the first is being done
  std::optional<Clock::time_point> deadline;
  std::vector<std::string> readable;
  std::uint64_t documents = 0;
  std::uint64_t first_resident_bytes = 0;
  bool alone = false;    ///< does one retried document, and no other
  bool retired = false;  ///< to be replaced when it has done what it has
  bool programs = true;  ///< may be started for it
  bool grown = false;    ///< has ended itself, for it held on to memory
};

Pool::Pool(PluginHost& host, PoolSettings settings) : host_(host), settings_(std::move(settings)) {
  for (unsigned i = 0; i < std::max(settings_.workers, 1U); ++i) workers_.push_back(std::make_unique<Worker>());
}

Pool::~Pool() = default;

bool Pool::has_room() const { return under_way_ < workers_.size() * (tasks_of_worker + 1); }

void Pool::submit(Job job) {
  ++under_way_;
  waiting_.push_back(std::move(job));
  assign();
}

void Pool::start(Worker& worker, const std::vector<std::string>& readable) {
  worker = Worker();
  worker.readable = readable;
  WorkerSettings settings = settings_.worker;
  settings.growth_bytes = settings_.growth_of_worker;
  settings.policy.readable.insert(settings.policy.readable.end(), readable.begin(), readable.end());
  worker.process = std::make_unique<ChildProcess>([&](Channel& channel) { return work(channel, host_, settings); },
                                                  ProgramRules{&host_, readable, settings.sandboxed});
  ++workers_started_;
}

void Pool::assign() {
  // One round gives every worker one, so that a few jobs are spread.
  bool any = true;
  while (any && !waiting_.empty()) {
    any = false;
    std::vector<Worker*> by_load;
    for (const auto& worker : workers_) by_load.push_back(worker.get());
    std::stable_sort(by_load.begin(), by_load.end(),
                     [](const Worker* a, const Worker* b) { return a->jobs.size() < b->jobs.size(); });
    for (Worker* worker : by_load) {
      if (!waiting_.empty() && assign(*worker)) {
        any = true;
        break;
      }
    }
  }
}

bool Pool::assign(Worker& worker) {
  const Job& next = waiting_.front();
  const bool again = next.attempts > 0;
  if (worker.process && !worker.jobs.empty()) {
    const bool other_kind = worker.alone || again || worker.retired || worker.readable != next.readable;
    if (other_kind || worker.jobs.size() >= tasks_of_worker) return false;
  } else if (!worker.process || worker.alone || again || worker.retired || worker.readable != next.readable) {
    worker.process.reset();
    start(worker, next.readable);
    worker.alone = again;
  }
  Job job = std::move(waiting_.front());
  waiting_.pop_front();
  ++job.attempts;
  // A worker that takes nothing is found dead by wait().
  worker.process->channel().send(encode(job.task), {job.input.get(), job.output.descriptor()});
  if (worker.jobs.empty() && job.task.time_limit.count() > 0) {
    worker.deadline = Clock::now() + with_grace(job.task.time_limit);
  }
  worker.jobs.push_back(std::move(job));
  return true;
}

void Pool::retry_or_finish(Job job, Result result, std::vector<FinishedJob>& finished) {
  if (worth_a_retry(result) && job.attempts == 1 && rewind(job)) {
    waiting_.push_front(std::move(job));
    return;
  }
  result.attempts = job.attempts;
  --under_way_;
  finished.push_back({std::move(job), std::move(result)});
}

void Pool::take_result(Worker& worker, const std::string& message, std::vector<FinishedJob>& finished) {
  if (worker.documents == 0 && worker.first_resident_bytes == 0) {
    Decoder decoder(message);
    missing_protection_ = decoder.text();
    worker.first_resident_bytes = 1;  // greeted
    return;
  }
  Result result = decode_result(message);
  if (worker.jobs.empty()) throw Error(ErrorKind::internal, "a worker sent a result that nobody asked for");
  Job job = std::move(worker.jobs.front());
  worker.jobs.pop_front();
  if (++worker.documents == 1) worker.first_resident_bytes = std::max<std::uint64_t>(result.resident_bytes, 1);
  worker.grown = result.resident_bytes > worker.first_resident_bytes + settings_.growth_of_worker;
  worker.retired = worker.retired || worker.grown || worker.documents >= settings_.documents_of_worker;
  worker.deadline.reset();
  if (!worker.jobs.empty() && worker.jobs.front().task.time_limit.count() > 0) {
    worker.deadline = Clock::now() + with_grace(worker.jobs.front().task.time_limit);
  }
  retry_or_finish(std::move(job), std::move(result), finished);
}

void Pool::bury(Worker& worker, bool timed_out, std::vector<FinishedJob>& finished) {
  worker.process->kill();
  const End end = worker.process->wait();
  worker.process.reset();
  worker.deadline.reset();
  const bool left = worker.grown && !timed_out;
  if (!left) ++workers_lost_;
  std::deque<Job> jobs = std::exchange(worker.jobs, {});
  if (jobs.empty()) return;
  // A worker that grew leaves what it has not begun to another one.
  std::optional<Job> culprit;
  if (!left) {
    culprit = std::move(jobs.front());
    jobs.pop_front();
  }
  for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) {
    --job->attempts;  // it was not begun
    waiting_.push_front(std::move(*job));
  }
  if (!culprit) return;
  Result result;
  result.outcome = timed_out ? Outcome::timed_out : Outcome::crashed;
  result.error = timed_out
                     ? Error(ErrorKind::limit, "takes longer than it may")
                     : Error(ErrorKind::internal,
                             "its conversion " + (end.signal != 0 ? crash_sentence(end.signal) : "ended its process"));
  result.peak_bytes = static_cast<std::uint64_t>(end.usage.ru_maxrss) << 10U;
  result.processor_microseconds = static_cast<std::uint64_t>(end.usage.ru_utime.tv_sec) * 1'000'000 +
                                  static_cast<std::uint64_t>(end.usage.ru_utime.tv_usec);
  retry_or_finish(std::move(*culprit), std::move(result), finished);
}

void Pool::take_messages(Worker& worker, std::vector<FinishedJob>& finished) {
  bool alive = worker.process->channel().take_arrived();
  try {
    while (const std::optional<std::string> message = worker.process->channel().next_arrived()) {
      take_result(worker, *message, finished);
    }
  } catch (const Error&) {
    alive = false;  // whoever speaks there is no worker of ours any more
  }
  if (!alive) bury(worker, false, finished);
}

int Pool::milliseconds_to_wait(std::chrono::milliseconds most) const {
  Clock::time_point end = Clock::now() + most;
  for (const auto& worker : workers_) {
    if (worker->deadline) end = std::min(end, *worker->deadline);
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

std::vector<FinishedJob> Pool::wait(std::chrono::milliseconds time, int other) {
  std::vector<pollfd> requests;
  std::vector<Worker*> polled;
  for (const auto& worker : workers_) {
    if (!worker->process) continue;
    requests.push_back({worker->process->channel().descriptor(), POLLIN, 0});
    const ProgramService* programs = worker->programs ? worker->process->programs() : nullptr;
    requests.push_back({programs != nullptr ? programs->descriptor() : -1, POLLIN, 0});
    polled.push_back(worker.get());
  }
  if (other >= 0) requests.push_back({other, POLLIN, 0});
  std::vector<FinishedJob> finished;
  if (::poll(requests.data(), requests.size(), milliseconds_to_wait(time)) < 0) {
    if (errno != EINTR) throw Error(ErrorKind::internal, "cannot wait for workers: " + system_reason(errno));
    return finished;
  }
  for (std::size_t i = 0; i < polled.size(); ++i) {
    if (requests[2 * i + 1].revents != 0) polled[i]->programs = polled[i]->process->programs()->serve();
    if (requests[2 * i].revents != 0) take_messages(*polled[i], finished);
  }
  const Clock::time_point now = Clock::now();
  for (Worker* worker : polled) {
    if (worker->process && worker->deadline && *worker->deadline <= now) bury(*worker, true, finished);
  }
  assign();
  return finished;
}

}  // namespace galley::batch
