// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a batch came to, from the journals of its shards: numbers of all documents, and of the names as many as people
/// look at. It needs the same memory for ten documents and ten million.

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "batch/distribution.hpp"
#include "batch/journal_rows.hpp"
#include "batch/outcome.hpp"

namespace galley::batch {

inline constexpr std::size_t outcome_count = 7;
using OutcomeCounts = std::array<std::uint64_t, outcome_count>;  ///< documents; by Outcome

/// A document that stands for others.
struct ReportedFile {
  std::string input;
  std::string output;
  std::string place;    ///< in the input; empty: not known
  std::string message;  ///< of an error, whole; empty for losses
};

/// Documents that failed in one way.
struct ReportedCause {
  Outcome outcome = Outcome::failed;
  std::string kind;     ///< of the error
  std::string message;  ///< with N for numbers and an ellipsis for what is quoted or a path, where these differ
  std::uint64_t documents = 0;
  std::vector<ReportedFile> files;  ///< the first ones by the names of their outputs
};

/// What documents lost of one kind.
struct ReportedLoss {
  std::string code;
  std::string feature;
  std::uint64_t documents = 0;
  std::uint64_t count = 0;
  std::vector<ReportedFile> files;
};

/// A document that took long.
struct ReportedTime {
  std::string input;
  Outcome outcome = Outcome::done;
  std::uint64_t microseconds = 0;
  std::uint64_t input_bytes = 0;
  std::uint64_t peak_bytes = 0;
};

struct ReportedFormats {
  std::string from;  ///< empty: not known, for what could not be opened
  std::string to;
  std::uint64_t documents = 0;
  std::uint64_t done = 0;
};

struct ReportedShard {
  JournalInfo journal;
  OutcomeCounts by_outcome{};
};

struct Report {
  OutcomeCounts by_outcome{};
  std::uint64_t documents = 0;
  std::uint64_t retried = 0;      ///< tried a second time
  std::uint64_t warnings = 0;     ///< of all documents
  std::uint64_t with_losses = 0;  ///< documents that are done and lost something
  std::uint64_t not_listed = 0;   ///< that the last run did not find among its inputs
  std::uint64_t processor_microseconds = 0;
  Distribution durations;    ///< microseconds on the clock, of what was tried
  Distribution input_sizes;  ///< bytes
  Distribution output_sizes;
  Distribution memory;                      ///< most resident bytes of the worker
  std::vector<ReportedFormats> formats;     ///< the most frequent first
  std::vector<ReportedLoss> losses;         ///< what most documents lost first
  std::vector<ReportedCause> causes;        ///< what most documents failed for first
  std::vector<ReportedTime> slowest;        ///< the slowest first
  std::vector<ReportedShard> shards;        ///< by number
  std::vector<std::string> missing_shards;  ///< "3/4", where other shards of four were given
  std::vector<UnreadableJournal> unreadable;
  std::int64_t started = 0;  ///< the first run, in milliseconds since 1970
  std::int64_t noted = 0;    ///< the last that was noted; 0: nothing was

  std::uint64_t of(Outcome outcome) const { return by_outcome.at(static_cast<std::size_t>(outcome)); }
  /// All that ended in no output, but for --strict.
  std::uint64_t failed() const;
};

/// `most_files` are named for each cause and loss. Throws Error(input) when none of the journals can be read.
Report make_report(const std::vector<std::filesystem::path>& journals, std::size_t most_files);

/// A sentence about one document as it may be said of others: what is quoted, paths and numbers are blurred.
std::string blurred(std::string_view message);

}  // namespace galley::batch
