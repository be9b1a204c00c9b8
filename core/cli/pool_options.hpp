// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Options of the commands that convert in worker processes.

#include <array>

#include "batch/pool.hpp"
#include "batch/task.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "galley/host.hpp"

namespace galley::cli {

inline constexpr std::array<CommandOption, 4> pool_options{{
    {0, "timeout", "SECONDS", "most time for one document; 0: no limit (default: 60)"},
    {0, "memory", "BYTES", "most memory for one worker process; K, M and G count by 1024 (default: 1G)"},
    {0, "strict", "", "write no output that would lose something"},
    {0, "no-sandbox", "", "let conversions touch all that you may touch"},
}};

inline constexpr OptionGroup pool_group{"Bounds", pool_options};

/// What the options say of the workers; their number is left at one. Throws Error(usage).
batch::PoolSettings pool_asked_for(const Arguments& arguments, const PluginHost& host);

/// What the reading, writing and pool options say of each conversion. `to` may stay empty. Throws Error(usage).
batch::Task task_asked_for(const Arguments& arguments, const PluginHost& host);

}  // namespace galley::cli
