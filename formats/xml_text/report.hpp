// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"
#include "xml_text/position.hpp"

namespace galley::xml_text {

/// Adds a diagnostic, with its place as long as it is kept.
void report(Diagnostics& diagnostics, Positions& positions, Severity severity, std::string_view code,
            std::string message, std::ptrdiff_t offset);

/// What the input says, fit for a message: one line of printable characters, cut where it is long.
std::string shown(std::string_view text);

}  // namespace galley::xml_text
