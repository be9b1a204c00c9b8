// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Gives up, for good, what reading a stranger's document needs none of:
///
///     galley::sandbox::Policy policy{.readable = galley::sandbox::readable_places(host.search_path())};
///     const galley::sandbox::Protection protection = galley::sandbox::enter(policy);
///     if (!protection.files) warn(protection.missing);
///
/// Three layers, each for what the others cannot do:
///   - Landlock: of the file system only `readable` can be opened, and only for reading; nothing can be made,
///     removed, renamed or executed. Where the kernel has them: no TCP, no signals and no abstract sockets to the
///     outside.
///   - a filter of system calls: no new processes, sockets, tracing, mounts, changes of modes, owners or times. What
///     is not on the list of the filter fails with EPERM.
///   - resource limits: memory, size of files, no core dumps.
///
/// Descriptors that are open stay usable: inputs and outputs are opened before, by who trusts them.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace galley::sandbox {

struct Policy {
  std::vector<std::string> readable;  ///< files, and folders with all below; what is not there is passed over
  std::uint64_t memory_bytes = 0;     ///< of private memory, all told; 0: as the process has it
  std::uint64_t file_bytes = 0;       ///< no file may be written beyond this; 0: as the process has it
};

/// What holds after enter().
struct Protection {
  bool files = false;   ///< Landlock restricts the file system
  bool calls = false;   ///< the filter of system calls is on
  std::string missing;  ///< one sentence on what does not hold; empty when all does
};

/// Restricts the calling thread and all that it starts; call it while there is one thread. What the kernel lacks is
/// said, not thrown. There is no way back. `/proc/self` means this process from now on.
Protection enter(const Policy& policy);

/// The resource limits of the policy alone, for who does not want the rest.
void set_resource_limits(const Policy& policy);

/// Folders and files that conversions need: modules and their libraries, fonts with their configuration and cache,
/// hyphenation patterns, encodings, time zones. `plugin_folders` are where the plugins lie. None of it is private.
std::vector<std::string> readable_places(const std::vector<std::filesystem::path>& plugin_folders);

}  // namespace galley::sandbox
