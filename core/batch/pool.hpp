// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Worker processes that do tasks side by side:
///
///     Pool pool(host, settings, 4);
///     while (pool.has_room()) pool.submit(next_job());
///     for (FinishedJob& done : pool.wait(1000ms)) { ... done.job.output.replaced->commit(); ... }
///
/// A worker that crashes or hangs is killed and another forked in its place; its document is tried once more, in a
/// process of its own, and then given back as it ended. A worker whose memory grew much, or that did very many
/// documents, is replaced between two of them. What waited behind a document that ended its worker goes on elsewhere.

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "batch/child_process.hpp"
#include "batch/outcome.hpp"
#include "batch/task.hpp"
#include "batch/worker_loop.hpp"
#include "convert/output_file.hpp"
#include "galley/host.hpp"
#include "host/descriptor.hpp"

namespace galley::batch {

using Clock = std::chrono::steady_clock;

/// A document on its way. The pool passes its descriptors to a worker and gives them back.
struct Job {
  std::int64_t id = 0;  ///< the caller's
  Task task;
  Descriptor input;
  OutputFile output;  ///< where the worker writes; committing it is the caller's
  std::uint32_t attempts = 0;
  std::vector<std::string> readable;  ///< beside what every worker may read
};

struct FinishedJob {
  Job job;
  Result result;
};

struct PoolSettings {
  WorkerSettings worker;
  unsigned workers = 1;
  std::uint64_t documents_of_worker = 20'000;                 ///< after which it is replaced
  std::uint64_t growth_of_worker = std::uint64_t{128} << 20;  ///< memory that it may keep beyond what it had first
};

class Pool {
 public:
  /// `host` and what it loaded so far are what the workers are copies of.
  Pool(PluginHost& host, PoolSettings settings);
  ~Pool();  ///< kills the workers

  /// Should more be submitted, to keep all workers busy?
  bool has_room() const;
  /// Jobs that are not finished.
  std::size_t under_way() const { return under_way_; }

  void submit(Job job);

  /// Waits until some are finished, a signal comes, `other` can be read or the time is over.
  std::vector<FinishedJob> wait(std::chrono::milliseconds time, int other = -1);

  /// What of the sandbox the kernel lacks, once a worker has found out; empty: nothing.
  const std::string& missing_protection() const { return missing_protection_; }
  std::uint64_t workers_started() const { return workers_started_; }
  std::uint64_t workers_lost() const { return workers_lost_; }  ///< crashed or killed for their time

 private:
  struct Worker;

  void start(Worker& worker, const std::vector<std::string>& readable);
  void assign();
  bool assign(Worker& worker);
  void take_messages(Worker& worker, std::vector<FinishedJob>& finished);
  void take_result(Worker& worker, const std::string& message, std::vector<FinishedJob>& finished);
  void bury(Worker& worker, bool timed_out, std::vector<FinishedJob>& finished);
  void retry_or_finish(Job job, Result result, std::vector<FinishedJob>& finished);
  int milliseconds_to_wait(std::chrono::milliseconds most) const;

  PluginHost& host_;
  PoolSettings settings_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::deque<Job> waiting_;
  std::size_t under_way_ = 0;
  std::string missing_protection_;
  std::uint64_t workers_started_ = 0;
  std::uint64_t workers_lost_ = 0;
};

}  // namespace galley::batch
