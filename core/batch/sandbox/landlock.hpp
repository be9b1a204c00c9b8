// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "host/descriptor.hpp"

namespace galley::sandbox {

/// What may be done below folders, or with files. What is not there is passed over.
struct FileRights {
  std::vector<std::string> readable;  ///< read
  std::vector<std::string> runnable;  ///< read and run
  std::vector<std::string> devices;   ///< read and written
  std::vector<std::string> writable;  ///< all but run
};

/// Rules that a process can put itself under: the rights that are given, and no other of what Landlock knows.
struct FileRules {
  Descriptor rules;           ///< none where something stands in the way
  bool signals_held = false;  ///< they also keep signals from all outside
  std::string missing;        ///< what stands in the way, as the end of a sentence
};
FileRules make_file_rules(const FileRights& rights);

/// Puts the calling thread under rules. False with errno where that fails. Allocates nothing.
bool obey(const FileRules& rules);

/// Leaves the calling thread nothing of the file system but reading these files and what is below these folders.
/// Returns what stands in the way, as the end of a sentence ("the kernel has no Landlock"); empty: it holds.
/// The thread must have no_new_privs set.
std::string restrict_files(const std::vector<std::string>& readable);

}  // namespace galley::sandbox
