// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace galley::pdf {

/// The words of a command as a person writes it: parted by blanks, with "..." and '...' around what holds some. No
/// shell sees it, so nothing in it is expanded. Throws Error(usage) for a quotation mark without its partner.
std::vector<std::string> words_of_command(const std::string& command);

struct ProgramLimits {
  std::chrono::seconds time{120};
  std::size_t output_bytes = std::size_t{64} << 20;
  const std::atomic<bool>* stop = nullptr;  ///< asked several times in a second; may be null
};

struct ProgramResult {
  bool succeeded = false;  ///< it ended by itself with exit code 0
  std::string output;      ///< what it wrote to its standard output
  std::string problem;     ///< otherwise: "exit code 3", "it took longer than 120 s", ...
};

/// Runs a program, found by PATH, without input and with its messages thrown away; when it has to be stopped, all that
/// it started is stopped with it. `words` is not empty.
ProgramResult run_program(const std::vector<std::string>& words, const ProgramLimits& limits);

}  // namespace galley::pdf
