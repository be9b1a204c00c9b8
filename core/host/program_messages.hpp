// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "galley/diagnostics.hpp"

namespace galley {

/// The code of what a program says on standard error.
inline constexpr std::string_view program_message = "program-message";

/// Adds the lines that a program wrote to standard error to the diagnostics, each with the severity that its beginning
/// tells ("error:", "warning:", "note:", "loss:", or pandoc's "[WARNING]"). When it `failed`, the last line (of errors,
/// if any begins with "error:") says why: it is returned and not added. Bounded in lines and their length.
std::string add_program_messages(std::string_view errors, bool failed, Diagnostics& diagnostics);

}  // namespace galley
