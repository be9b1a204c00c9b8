// SPDX-License-Identifier: Apache-2.0
#pragma once

/// How the program of a plugin is started, in whatever process asks for it: a process in a sandbox cannot start one
/// itself and has another ask for it.
///
///     std::unique_ptr<StartedProgram> program = program_starter().start({record, ProgramUse::read, options, limit});
///     ... write to program->input, read from program->output and program->errors, poll program->process ...
///     ProgramEnd end = program->end();

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "galley/convert.hpp"
#include "galley/export.hpp"
#include "galley/host.hpp"
#include "host/descriptor.hpp"
#include "host/program.hpp"

namespace galley {

/// What is to be run.
struct ProgramRequest {
  const PluginRecord& plugin;  ///< ready, and a program
  ProgramUse use = ProgramUse::read;
  OptionList options;            ///< all that it gets, checked
  std::uint64_t file_bytes = 0;  ///< no file may be written beyond this
};

/// How a program ended: one of the two is set.
struct ProgramEnd {
  int exit_code = 0;
  int signal = 0;  ///< that ended it; 0: none
};

/// A program under way. The descriptors of the pipes do not block.
class GALLEY_API StartedProgram {
 public:
  virtual ~StartedProgram();  ///< ends it, if end() did not

  /// Ends the program with all that it started, if they have not ended, and tells how it did. Once.
  virtual ProgramEnd end() = 0;

  Descriptor input;    ///< its standard input
  Descriptor output;   ///< its standard output
  Descriptor errors;   ///< its standard error
  Descriptor process;  ///< can be read when the program has ended
};

class GALLEY_API ProgramStarter {
 public:
  virtual ~ProgramStarter();
  /// Throws Error(plugin) that completes a sentence about the program: "cannot be run: ...".
  virtual std::unique_ptr<StartedProgram> start(const ProgramRequest& request) = 0;
};

/// Where a program may go.
struct ProgramPlaces {
  std::vector<std::string> readable;  ///< files and folders, which it may run things from too, beside the system's
  std::string writable;               ///< its own folder
};

/// What confines one program. apply() is called in the new process, where nothing may be allocated.
class GALLEY_API ProgramConfinement {
 public:
  virtual ~ProgramConfinement();
  virtual void apply() const = 0;
};

/// Starts programs from this process, which must be allowed to.
class GALLEY_API LocalStarter : public ProgramStarter {
 public:
  using Confine = std::function<std::unique_ptr<ProgramConfinement>(const ProgramPlaces& places)>;

  /// Without `confine` the programs are held by resource limits alone. `readable` is what they may read of the files
  /// that options name; without it, all of those.
  explicit LocalStarter(Confine confine = {}, std::optional<std::vector<std::string>> readable = {})
      : confine_(std::move(confine)), readable_(std::move(readable)) {}
  std::unique_ptr<StartedProgram> start(const ProgramRequest& request) override;

 private:
  Confine confine_;
  std::optional<std::vector<std::string>> readable_;
};

/// Whoever starts programs for this process: a LocalStarter without confinement, unless another was set. Set it while
/// there is one thread.
GALLEY_API ProgramStarter& program_starter();
GALLEY_API void use_program_starter(std::unique_ptr<ProgramStarter> starter);

}  // namespace galley
