// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batch/channel.hpp"
#include "batch/sandbox/sandbox.hpp"
#include "galley/host.hpp"

namespace galley::batch {

/// What every worker of a pool is.
struct WorkerSettings {
  sandbox::Policy policy;
  bool sandboxed = true;
  /// It ends itself once it holds so much more memory than after its first document; 0: never.
  std::uint64_t growth_bytes = 0;
};

/// The first message of a worker: what of the sandbox the kernel lacks; empty: nothing.
std::string encode_greeting(const sandbox::Protection& protection);

/// The life of a worker, in a child process: greets, then does the tasks that come one after another, until the
/// parent closes the channel. Returns what the process returns.
int work(Channel& channel, PluginHost& host, const WorkerSettings& settings);

}  // namespace galley::batch
