// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "galley/convert.hpp"
#include "galley/host.hpp"
#include "host/program.hpp"

namespace galley {

/// The program of this name in PATH, as an absolute path; empty: there is none. A shim of pyenv, which is a script that
/// finds the program of a chosen version, counts as that program itself.
GALLEY_API std::string find_program(std::string_view name);

/// Sets `program.file` to where the program is. Returns why it must not or cannot be run, as one sentence; empty: it
/// can. Looks at the program and at the files beside the manifest that its arguments name.
std::string locate_program(Program& program);

/// How a program is started.
struct ProgramCommand {
  std::string file;                    ///< that the system runs: the program or its interpreter
  std::vector<std::string> arguments;  ///< with the zeroth
  std::vector<std::string> places;     ///< that it reads and runs files from, beside the system's
  std::vector<std::string> files;      ///< that options of type path name
  std::string path;                    ///< for PATH
};

/// `options` as the program gets them; those of type path are made absolute, since it runs in another folder.
ProgramCommand command_of(const PluginRecord& plugin, ProgramUse use, const OptionList& options);

}  // namespace galley
