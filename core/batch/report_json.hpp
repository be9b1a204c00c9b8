// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batch/report.hpp"

namespace galley::batch {

/// The report as one JSON object, indented; share/schema/batch-report.json describes it. Names that are not UTF-8 have
/// U+FFFD for what is not.
std::string report_json(const Report& report);

}  // namespace galley::batch
