// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batch/report.hpp"

namespace galley::batch {

/// A page of HTML that stands alone: its style and its charts are in it, it has no scripts, and its policy lets a
/// browser load nothing for it. Readable in light and dark and on paper. Names and messages are shown() and escaped:
/// they come from strangers. The same report gives the same bytes.
std::string report_page(const Report& report);

}  // namespace galley::batch
