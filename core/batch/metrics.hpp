// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batch/run.hpp"

namespace galley::batch {

/// The state of a batch in Prometheus' text format, for the text file collector of its node exporter. `seconds` is
/// how long it runs; `shard` labels every line.
std::string metrics_text(const BatchCounts& counts, const Shard& shard, double seconds, bool ended);

}  // namespace galley::batch
