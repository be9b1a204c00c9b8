// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "galley/stamp.hpp"

namespace galley {

/// Reads the stamp of a module from the file, without running any of its code, and makes sure that all of
/// the file is there: the system's loader trusts a module's headers, and a truncated one would end the
/// process with SIGBUS. Throws Error(plugin) when the file is not a whole shared object for this machine or
/// has no stamp.
Stamp read_stamp(const std::filesystem::path& module);

/// Throws Error(plugin) that says what differs when C++ objects may not cross between this code and a
/// module with `stamp`.
void check_stamp(const Stamp& stamp);

}  // namespace galley
