// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace galley::sandbox {

/// Leaves the calling thread nothing of the file system but reading these files and what is below these folders.
/// Returns what stands in the way, as the end of a sentence ("the kernel has no Landlock"); empty: it holds.
/// The thread must have no_new_privs set.
std::string restrict_files(const std::vector<std::string>& readable);

}  // namespace galley::sandbox
