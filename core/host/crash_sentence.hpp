// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "galley/export.hpp"

namespace galley {

/// "crashed (invalid memory access)": what a process did that a signal ended.
GALLEY_API std::string crash_sentence(int signal);

}  // namespace galley
