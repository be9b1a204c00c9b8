// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The journals of the shards of a batch, read as one.
///
///     JournalRows rows({"out/galley-journal-1-of-2.sqlite", "out/galley-journal-2-of-2.sqlite"});
///     JournalRow row;
///     while (rows.next(row)) ...
///
/// Rows are streamed in the order of their outputs, so that the memory does not grow with their number. Journals may be
/// in use by a run: each is seen as it was when it was opened.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/database.hpp"
#include "batch/outcome.hpp"

namespace galley::batch {

/// What a conversion lost of one kind.
struct RowLoss {
  std::string code;     ///< not-carried, or what a reader or writer says
  std::string feature;  ///< of not-carried; else empty
  std::uint64_t count = 0;
  std::string first;  ///< where; empty: not known
};

/// What a journal knows of a document; the names are those of the columns that journal.hpp describes.
struct JournalRow {
  std::size_t journal = 0;  ///< index in JournalRows::journals()
  std::string input;
  std::string output;
  Outcome outcome = Outcome::pending;
  std::string error_kind;
  std::string error;
  std::string place;
  std::string source_format;
  std::string target_format;
  std::optional<std::uint64_t> input_bytes;
  std::optional<std::uint64_t> output_bytes;
  std::optional<std::uint64_t> total_microseconds;
  std::optional<std::uint64_t> processor_microseconds;
  std::optional<std::uint64_t> peak_bytes;
  std::uint64_t attempts = 0;
  std::uint64_t warnings = 0;
  std::int64_t ended = 0;       ///< milliseconds since 1970; 0: it has not
  bool listed_last = false;     ///< was it among the inputs of the journal's last run?
  std::vector<RowLoss> losses;  ///< by code and feature
};

struct JournalInfo {
  std::string path;
  std::string shard;                  ///< "2/4"; of the last run
  std::vector<std::string> versions;  ///< of Galley, in the order of the runs
  std::uint64_t runs = 0;
  std::uint64_t unfinished_runs = 0;       ///< killed, or under way
  std::int64_t started = 0;                ///< the first run, in milliseconds since 1970
  std::optional<std::int64_t> last_noted;  ///< the last end of a run or a document
};

/// Why a journal could not be read.
struct UnreadableJournal {
  std::string path;
  std::string reason;
};

class JournalRows {
 public:
  /// Opens all that can be read; a path given twice counts once.
  explicit JournalRows(const std::vector<std::filesystem::path>& paths);
  ~JournalRows();

  const std::vector<JournalInfo>& journals() const { return journals_; }
  const std::vector<UnreadableJournal>& unreadable() const { return unreadable_; }

  /// The next document; false after the last. Of a document that several journals know (the batch was split anew),
  /// the row that ended last is given alone. A journal that turns out to be damaged joins the unreadable ones, and its
  /// rows end.
  bool next(JournalRow& row);

 private:
  class Part;

  bool advance(std::size_t part);

  std::vector<JournalInfo> journals_;
  std::vector<UnreadableJournal> unreadable_;
  std::vector<std::unique_ptr<Part>> parts_;
  std::vector<std::size_t> heap_;  ///< parts that have a row, the first row on top
};

}  // namespace galley::batch
