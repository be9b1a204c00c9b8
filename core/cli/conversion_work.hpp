// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cli/conversion.hpp"
#include "cli/messages.hpp"
#include "cli/output_names.hpp"
#include "cli/sandboxed_work.hpp"
#include "galley/host.hpp"

namespace galley::cli {

/// The conversions of planned outputs as work for run_work(). When the process that does them crashes, the next one
/// goes on after the input that did it. All is referred to.
DocumentWork conversion_work(PluginHost& host, const Reading& reading, const Writing& writing,
                             const std::vector<PlannedOutput>& planned, Messages& messages);

}  // namespace galley::cli
