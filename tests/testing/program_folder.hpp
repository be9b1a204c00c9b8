// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "testing/scratch_folder.hpp"

namespace galley::testing {

/// A folder of plugins that are programs.
class ProgramFolder : public ScratchFolder {
 public:
  /// A format that is read and written, with the extension `id`, or a filter. Its program is `id`.sh in shell or
  /// `id`.py in Python, whichever `script` begins with ("#!"). `more`: further members of the manifest, with commas.
  std::filesystem::path add_format(std::string_view id, std::string_view script, std::string_view more = {}) const;
  std::filesystem::path add_filter(std::string_view id, std::string_view script, std::string_view more = {}) const;

  /// A file that may be run.
  std::filesystem::path add_program(const std::filesystem::path& name, std::string_view script) const;
};

/// How many processes there are with this word among their arguments; those that ended and were not waited for count.
int processes_with(std::string_view word);

}  // namespace galley::testing
