// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batch/outcome.hpp"
#include "batch/task.hpp"
#include "galley/host.hpp"
#include "galley/limits.hpp"

namespace galley::batch {

/// Does a task in this process: reads the input's descriptor to its end and writes the output from where its
/// descriptor stands. Never throws; what goes wrong is in the result. Memory is not measured. `cancellation`, raised
/// while it runs, ends it with the outcome timed-out.
Result perform(PluginHost& host, const Task& task, int input, int output, const Cancellation& cancellation);

}  // namespace galley::batch
