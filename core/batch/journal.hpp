// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What a batch did, in an SQLite database: one for each shard, so that no two processes write to one. It is how a
/// later run knows what is left to do, and what the report is drawn from.
///
/// The tables (PRAGMA user_version is `journal_version`, application_id "GlBj"):
///
///     run       id, version (of Galley), shard ("2/4", "1/1"), started, ended (milliseconds since 1970, UTC;
///               ended is null while it runs and for one that was killed)
///     settings  id, version, text: what of the options decides the output's bytes, as JSON; unique
///     document  id
///               input, output       names as they were given; a blob where they are not UTF-8. The pair is unique
///               settings            of the conversion
///               run                 that the outcome is from
///               listed              run that last found the document among its inputs
///               outcome             pending, done, lost, failed, crashed, timed-out, out-of-memory
///               error_kind, error   null for pending, done and lost; kinds as galley::to_string(ErrorKind) names them
///               place               in the input, for people; null: none
///               source_format       id; null: not known
///               target_format       id
///               input_bytes         null: the input was not there
///               input_modified      nanoseconds since 1970
///               input_hash          XXH3 of 128 bits, in hexadecimal digits; null: it was not read
///               output_bytes        null: there is none
///               read_us, write_us, total_us, cpu_us       microseconds
///               peak_bytes          most resident memory of the worker
///               attempts            1, or 2 when it was tried again alone
///               warnings            how many
///               ended               milliseconds since 1970
///     loss      document, code ("not-carried", or what a reader or writer says), feature (for not-carried; else ''),
///               count, first (where; '' not known)
///
/// A row of an outcome is written after the output is in its place. Where a run is killed between the two, the
/// document is converted again, to the same bytes.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/database.hpp"
#include "batch/outcome.hpp"

namespace galley::batch {

inline constexpr int journal_version = 1;

/// What a file was when it was looked at.
struct FileState {
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970

  bool operator==(const FileState&) const = default;
};

/// What the journal knows of an input that goes to an output.
struct KnownDocument {
  std::int64_t id = 0;
  std::string input;
  std::int64_t settings = 0;
  std::int64_t listed = 0;
  Outcome outcome = Outcome::pending;
  std::optional<FileState> input_state;
  std::string input_hash;  ///< empty: not known
  std::optional<std::uint64_t> output_bytes;
};

/// Documents by outcome.
struct OutcomeCount {
  Outcome outcome;
  std::uint64_t documents;
};

/// The journal of one shard, for the process that fills it. All functions throw Error(output).
class Journal {
 public:
  /// Opens or makes it. `galley_version` is noted with what is done.
  Journal(const std::filesystem::path& path, std::string_view shard, std::string_view galley_version);
  ~Journal();

  /// The number of this run.
  std::int64_t run() const { return run_; }

  /// The number of what decides an output's bytes, as text.
  std::int64_t settings(const std::string& text);

  /// All that is known of an output: one row for each input that was to become it.
  std::vector<KnownDocument> documents_of(std::string_view output);

  /// Notes that a document is to be done, and gives its number. A row of the same input and output is overwritten.
  std::int64_t list(std::string_view input, std::string_view output, std::int64_t settings,
                    std::string_view target_format, const std::optional<FileState>& state);

  /// Notes that a document was found and left as it is; with another state where its bytes were compared.
  void leave(std::int64_t document, const FileState& state);

  /// Notes what became of a document.
  void finish(std::int64_t document, const Result& result);

  /// Makes what was noted last. Done now and then anyway; nothing that was noted before is lost in any case.
  void commit();

  /// Documents that the run listed, by outcome.
  std::vector<OutcomeCount> counts();

 private:
  struct Statements;

  void make_tables();
  void noted();

  Database database_;
  std::string version_;
  std::int64_t run_ = 0;
  std::unique_ptr<Statements> statements_;
  std::uint64_t uncommitted_ = 0;
  std::int64_t last_commit_ = 0;  ///< milliseconds
};

}  // namespace galley::batch
