// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/convert.hpp"
#include "galley/diagnostics.hpp"
#include "galley/error.hpp"

namespace galley::batch {

/// What became of one document.
enum class Outcome : std::uint8_t {
  pending,        ///< listed, and not done with: it was under way when the run ended
  done,           ///< the output is in its place
  lost,           ///< not written, because something would be lost and that was not wanted (--strict)
  failed,         ///< an error; its kind and sentence say which
  crashed,        ///< its worker crashed, twice
  timed_out,      ///< it took longer than it may, twice
  out_of_memory,  ///< it needed more memory than it may have
};

/// "done", "timed-out": as the journal, the worker's answers, the log and the metrics name it.
std::string_view to_string(Outcome outcome);
/// Nothing for a name that there is none of.
std::optional<Outcome> outcome_named(std::string_view name);

/// Everything that is known of one conversion.
struct Result {
  Outcome outcome = Outcome::failed;
  std::optional<Error> error;  ///< of all outcomes but done and lost

  std::string format;              ///< that the input was found to be in; empty: it did not come to that
  std::uint64_t input_bytes = 0;   ///< read
  std::string input_hash;          ///< XXH3, 128 bits, 32 hexadecimal digits; empty: it was not read
  std::uint64_t output_bytes = 0;  ///< written

  std::uint64_t read_microseconds = 0;   ///< making the document, with its filters
  std::uint64_t write_microseconds = 0;  ///< making the output
  std::uint64_t total_microseconds = 0;  ///< all, on the clock
  std::uint64_t processor_microseconds = 0;
  std::uint64_t peak_bytes = 0;      ///< most memory that its worker had resident
  std::uint64_t resident_bytes = 0;  ///< memory that its worker kept

  std::uint64_t warnings = 0;
  std::vector<Loss> losses;                                           ///< what the output's format does not carry
  std::vector<std::pair<std::string, std::uint64_t>> reading_losses;  ///< other losses: code and count
  std::vector<Diagnostic> diagnostics;                                ///< where they were asked for
  std::uint32_t attempts = 1;
};

}  // namespace galley::batch
