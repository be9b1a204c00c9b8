// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::cli {

/// How a stream is set: in colours only on a terminal, and not when NO_COLOR is set or TERM is "dumb"
/// (https://no-color.org).
class Paint {
 public:
  explicit Paint(int descriptor);

  std::string bold(std::string_view text) const { return painted("\033[1m", text); }
  std::string dim(std::string_view text) const { return painted("\033[2m", text); }
  std::string red(std::string_view text) const { return painted("\033[1;31m", text); }
  std::string yellow(std::string_view text) const { return painted("\033[33m", text); }
  std::string cyan(std::string_view text) const { return painted("\033[36m", text); }

 private:
  std::string painted(std::string_view sequence, std::string_view text) const;

  bool colours_ = false;
};

/// Is standard output a terminal?
bool output_is_terminal();

/// Columns to lay text out in on standard output: those of the terminal (at most 120, at least 40), and 100 elsewhere.
std::size_t output_columns();

/// Writes to standard output, whole. Throws Error(output).
void print(std::string_view text);

/// Standard output for an output that is written there: a descriptor that only the caller knows. What else writes to
/// standard output from the first call on, a plugin that talks, goes to standard error. Not for two threads.
int claimed_standard_output();

/// Writes to standard error; what cannot be written there cannot be told anyone.
void print_error(std::string_view text);

}  // namespace galley::cli
