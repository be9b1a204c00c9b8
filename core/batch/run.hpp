// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A batch: inputs from a list, through a pool of workers, to outputs, with a journal of it all.
///
///     Batch batch(host, settings, observer);
///     BatchCounts counts = batch.run(*list_of_paths({"articles"}, {}, "out"), cancellation);
///
/// What the journal of an earlier run knows to be done, with the same settings and the same input, is left as it is.
/// Of the inputs a window is looked at, and the largest of it is begun first; so the memory is the same for ten
/// documents and ten million.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/input_list.hpp"
#include "batch/journal.hpp"
#include "batch/output_template.hpp"
#include "batch/pool.hpp"
#include "batch/shard.hpp"
#include "batch/task.hpp"
#include "galley/host.hpp"

namespace galley::batch {

struct BatchSettings {
  PoolSettings pool;
  Task defaults;
  std::filesystem::path output_folder;
  OutputTemplate name{OutputTemplate::usual};
  std::filesystem::path journal;
  Shard shard;
  bool retry_failed = false;
  bool keep_strangers = false;  ///< a file in an output's place that the journal does not know is not replaced
};

/// How far a batch is.
struct BatchCounts {
  std::array<std::uint64_t, 7> by_outcome{};  ///< what this run did; by Outcome
  std::uint64_t unchanged = 0;                ///< left as they are, since they were done before
  std::uint64_t failed_before = 0;            ///< left as they are, since they failed before
  std::uint64_t lost_before = 0;              ///< left as they are, since something would have been lost
  std::uint64_t repeated = 0;                 ///< listed a second time
  std::uint64_t unlisted = 0;                 ///< what no document can be made of: broken entries of a manifest
  std::uint64_t retried = 0;
  std::uint64_t input_bytes = 0;
  std::uint64_t output_bytes = 0;
  std::uint64_t processor_microseconds = 0;
  std::uint64_t workers_started = 0;
  std::uint64_t workers_lost = 0;
  std::uint64_t known_left = 0;  ///< listed and not finished
  bool all_listed = false;
  std::optional<double> listed_fraction;  ///< of the list

  std::uint64_t of(Outcome outcome) const { return by_outcome.at(static_cast<std::size_t>(outcome)); }
  std::uint64_t finished() const;  ///< by this run, however
  std::uint64_t failed() const;    ///< by this run: all but done and lost, and what could not be listed
};

/// Is told what happens. Called in the thread of run().
class BatchObserver {
 public:
  virtual ~BatchObserver() = default;
  virtual void finished(const std::string& input, const std::string& output, const std::string& format,
                        const Result& result) = 0;
  /// Some times a second.
  virtual void progress(const BatchCounts& counts, const std::string& current) = 0;
  /// Once, when the kernel cannot give all of the sandbox.
  virtual void incomplete_sandbox(const std::string& missing) = 0;
};

class Batch {
 public:
  /// Opens the journal. `host`, `settings` and `observer` outlive it. Throws Error(output).
  Batch(PluginHost& host, const BatchSettings& settings, BatchObserver& observer);

  /// Returns when all is done, or soon after `cancellation` was raised: what was under way is then left undone.
  /// Throws Error(output) where the journal cannot be written, Error(input) where the list cannot be read.
  BatchCounts run(InputList& list, const Cancellation& cancellation);

 private:
  /// A document that is to be done.
  struct Listed {
    std::int64_t id = 0;
    std::string input;
    std::string output;
    std::shared_ptr<const Task> task;
    std::uint64_t bytes = 0;
    bool known = false;  ///< the journal knew the output before
  };
  struct Smaller {
    bool operator()(const Listed& a, const Listed& b) const { return a.bytes < b.bytes; }
  };

  void list_some(InputList& list);
  void list(ListedInput input);
  bool is_done_with(const KnownDocument& known, const Listed& listed, const std::optional<FileState>& state,
                    std::int64_t settings);
  void start_some();
  void start(Listed listed);
  void warm_up();
  void take(FinishedJob finished);
  void finish(const Listed& listed, const Result& result);
  std::int64_t settings_number(const Task& task);
  std::string output_of(const ListedInput& input, const Task& task) const;
  BatchCounts counts(const InputList& list) const;

  PluginHost& host_;
  const BatchSettings& settings_;
  BatchObserver& observer_;
  Journal journal_;
  std::shared_ptr<const Task> defaults_;
  std::int64_t default_settings_ = 0;
  std::unique_ptr<Pool> pool_;
  std::vector<Listed> window_;  ///< a heap, the largest first
  std::unordered_map<std::int64_t, Listed> under_way_;
  bool all_listed_ = false;
  std::string current_;
  BatchCounts counts_;
};

/// What of a task decides the bytes of its output, as JSON.
std::string settings_text(const Task& task);

/// The name of a shard's journal in the folder of the outputs.
std::filesystem::path usual_journal(const std::filesystem::path& output_folder, const Shard& shard);

}  // namespace galley::batch
