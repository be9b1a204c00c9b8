// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Runs a program as a shell would and keeps what it said.

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace galley::testing {

struct Outcome {
  int exit_code = -1;  ///< -1 when a signal ended it
  int signal = 0;      ///< that ended it; 0: none
  bool timed_out = false;
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

struct Call {
  std::vector<std::string> words;               ///< the program's path and its arguments
  std::filesystem::path folder;                 ///< to run in; empty: this process's
  std::string input;                            ///< standard input
  std::vector<std::string> environment;         ///< NAME=VALUE, in place of or beside the own ones
  std::optional<std::filesystem::path> output;  ///< file or device for standard output instead of a pipe
  std::optional<std::filesystem::path> errors;  ///< for Running: file for standard error, which else goes nowhere
  bool on_terminal = false;                     ///< standard output and error are one pseudo-terminal, 80 columns wide
  std::chrono::milliseconds time_limit{60'000};
};

/// Runs to the end, or to the time limit, after which the process is killed. Throws std::runtime_error if
/// the program cannot be started.
Outcome run(const Call& call);

/// A program that is under way. Its output goes nowhere, its standard input is empty.
class Running {
 public:
  explicit Running(const Call& call);
  ~Running();  ///< kills it if it was not waited for
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  pid_t id() const { return process_; }
  void send(int signal_number) const;
  Outcome wait(std::chrono::milliseconds time_limit = std::chrono::milliseconds{60'000});

 private:
  pid_t process_;
  bool ended_ = false;
};

}  // namespace galley::testing
