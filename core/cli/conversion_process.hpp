// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cli/common_options.hpp"
#include "cli/conversion.hpp"
#include "cli/messages.hpp"
#include "cli/output_names.hpp"
#include "galley/host.hpp"

namespace galley::cli {

/// Converts in this process with all its rights. Returns what the process returns.
int convert_unprotected(PluginHost& host, const Reading& reading, const Writing& writing,
                        const std::vector<PlannedOutput>& planned, Messages& messages);

/// Converts where a document can do no harm: one input for standard output in this process, which gives up its rights
/// once it has read the input; all else in a child, for which this process opens the inputs and puts the outputs in
/// their places. When the child crashes, the next one goes on after the input that did it.
int convert_in_sandbox(PluginHost& host, const Reading& reading, const Writing& writing,
                       const std::vector<PlannedOutput>& planned, Messages& messages);

}  // namespace galley::cli
