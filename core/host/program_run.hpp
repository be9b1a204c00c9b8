// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "galley/limits.hpp"
#include "host/program_start.hpp"

namespace galley {

/// What a program said, once it has ended by itself.
struct ProgramRun {
  std::string output;
  std::string errors;  ///< the first bytes of standard error
  ProgramEnd end;
};

/// How much a program may write, and the name of the limit that says so.
struct OutputLimit {
  std::uint64_t bytes;
  const char* name;
};

/// Runs a program: gives it `input` and takes all that it writes, until it has ended and nothing of it is left. It need
/// not read all of its input. Throws Error(plugin) that completes a sentence about the program when it cannot be
/// started or takes longer than its manifest allows, Error(limit) when it writes more to standard output than it may,
/// and Error(cancelled).
ProgramRun run_program(const ProgramRequest& request, std::string_view input, const OutputLimit& limit,
                       const Cancellation& cancellation);

}  // namespace galley
