// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace galley::batch {

/// One of the parts that a batch is split into, each for a process of its own.
struct Shard {
  std::uint64_t number = 1;  ///< from 1
  std::uint64_t count = 1;

  /// "2/4"
  std::string name() const { return std::to_string(number) + "/" + std::to_string(count); }

  /// Does a document belong to it? By a hash that is the same on every machine. It is of the output's name, which the
  /// input's decides: two inputs of one output meet in one shard, which alone can see that.
  bool holds(std::string_view output) const;
};

/// "I/N", or "auto": from SLURM_ARRAY_TASK_ID (with _MIN and _COUNT) or JOB_COMPLETION_INDEX (with
/// JOB_COMPLETIONS, which the Job has to set, since Kubernetes does not); "auto/N": of N, whatever those say of the
/// number. Throws Error(usage).
Shard parse_shard(const std::string& text);

}  // namespace galley::batch
