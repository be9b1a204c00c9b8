// SPDX-License-Identifier: Apache-2.0
#include "batch/journal_rows.hpp"

#include <algorithm>
#include <system_error>
#include <tuple>

#include "batch/journal.hpp"
#include "galley/error.hpp"

namespace galley::batch {

namespace {

constexpr const char* select_rows =
    "SELECT id, typeof(output) = 'blob', output, typeof(input) = 'blob', input, outcome, error_kind, error, place, "
    "source_format, target_format, input_bytes, output_bytes, total_us, cpu_us, peak_bytes, attempts, warnings, ended, "
    "listed = (SELECT max(id) FROM run) FROM document ORDER BY output, input";

/// SQLite may keep this many KiB of pages for all journals together.
constexpr std::size_t cache_kibibytes = 65'536;

std::optional<std::uint64_t> number_or_null(const Statement& statement, int column) {
  if (statement.is_null(column)) return std::nullopt;
  return static_cast<std::uint64_t>(std::max<std::int64_t>(statement.number(column), 0));
}

void require_journal(Database& database) {
  Statement version(database, "PRAGMA user_version");
  version.step();
  const std::int64_t found = version.number(0);
  version.reset();
  Statement tables(database,
                   "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('run', 'document', 'loss')");
  tables.step();
  const bool complete = tables.number(0) == 3;
  if (found == journal_version && complete) return;
  if (found == 0 || !complete) throw Error(ErrorKind::input, "it is not a journal of galley batch");
  throw Error(ErrorKind::input, "the journal is of another version of Galley (its form is " + std::to_string(found) +
                                    ", and not " + std::to_string(journal_version) + ")");
}

JournalInfo info_of(Database& database, const std::filesystem::path& path) {
  JournalInfo info;
  info.path = path.native();
  Statement runs(database, "SELECT shard, version, started, ended FROM run ORDER BY id");
  while (runs.step()) {
    info.shard = runs.text(0);
    if (std::find(info.versions.begin(), info.versions.end(), runs.text(1)) == info.versions.end()) {
      info.versions.push_back(runs.text(1));
    }
    if (info.runs++ == 0) info.started = runs.number(2);
    if (runs.is_null(3)) {
      ++info.unfinished_runs;
    } else {
      info.last_noted = std::max(info.last_noted.value_or(0), runs.number(3));
    }
  }
  return info;
}

/// In the order that SQLite gives the rows: text before blobs, each by its bytes.
struct Key {
  bool output_is_blob = false;
  std::string output;
  bool input_is_blob = false;
  std::string input;

  auto tied() const { return std::tie(output_is_blob, output, input_is_blob, input); }
};

}  // namespace

/// A journal and the row that comes next of it.
class JournalRows::Part {
 public:
  Part(const std::filesystem::path& path, std::size_t cache)
      : database_(path, Database::Access::read), info_(open(path, cache)) {}

  void begin(std::size_t journal) {
    journal_ = journal;
    rows_.emplace(database_, select_rows);
    losses_.emplace(database_,
                    "SELECT code, feature, count, first FROM loss WHERE document = ?1 ORDER BY code, feature");
  }

  bool step() {
    if (!rows_->step()) return false;
    const Statement& rows = *rows_;
    row_.journal = journal_;
    key_ = {rows.number(1) != 0, rows.text(2), rows.number(3) != 0, rows.text(4)};
    row_.outcome = outcome_named(rows.text(5)).value_or(Outcome::pending);
    row_.error_kind = rows.text(6);
    row_.error = rows.text(7);
    row_.place = rows.text(8);
    row_.source_format = rows.text(9);
    row_.target_format = rows.text(10);
    row_.input_bytes = number_or_null(rows, 11);
    row_.output_bytes = number_or_null(rows, 12);
    row_.total_microseconds = number_or_null(rows, 13);
    row_.processor_microseconds = number_or_null(rows, 14);
    row_.peak_bytes = number_or_null(rows, 15);
    row_.attempts = number_or_null(rows, 16).value_or(0);
    row_.warnings = number_or_null(rows, 17).value_or(0);
    row_.ended = rows.number(18);
    row_.listed_last = rows.number(19) != 0;
    row_.losses.clear();
    losses_->bind(rows.number(0));
    while (losses_->step()) {
      row_.losses.push_back(
          {losses_->text(0), losses_->text(1), number_or_null(*losses_, 2).value_or(0), losses_->text(3)});
    }
    return true;
  }

  const JournalInfo& info() const { return info_; }
  const Key& key() const { return key_; }
  const JournalRow& row() const { return row_; }
  void take(JournalRow& row) {
    std::swap(row, row_);
    row.output = key_.output;
    row.input = key_.input;
  }

 private:
  JournalInfo open(const std::filesystem::path& path, std::size_t cache) {
    database_.run("PRAGMA cache_size = -" + std::to_string(cache));
    require_journal(database_);
    return info_of(database_, path);
  }

  Database database_;
  JournalInfo info_;
  std::size_t journal_ = 0;
  std::optional<Statement> rows_;
  std::optional<Statement> losses_;
  Key key_;
  JournalRow row_;
};

JournalRows::JournalRows(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> seen;
  const std::size_t cache = std::max<std::size_t>(cache_kibibytes / std::max<std::size_t>(paths.size(), 1), 64);
  for (const std::filesystem::path& path : paths) {
    std::error_code error;
    std::filesystem::path place = std::filesystem::weakly_canonical(path, error);
    if (error) place = path;
    if (std::find(seen.begin(), seen.end(), place) != seen.end()) continue;
    seen.push_back(std::move(place));
    try {
      auto part = std::make_unique<Part>(path, cache);
      part->begin(journals_.size());
      journals_.push_back(part->info());
      parts_.push_back(std::move(part));
    } catch (const Error& failure) {
      unreadable_.push_back({path.native(), failure.what()});
    }
  }
  for (std::size_t i = 0; i < parts_.size(); ++i) advance(i);
}

JournalRows::~JournalRows() = default;

bool JournalRows::advance(std::size_t part) {
  const auto later = [&](std::size_t a, std::size_t b) { return parts_[b]->key().tied() < parts_[a]->key().tied(); };
  try {
    if (!parts_[part]->step()) return false;
  } catch (const Error& failure) {
    unreadable_.push_back({journals_[part].path, failure.what()});
    return false;
  }
  heap_.push_back(part);
  std::push_heap(heap_.begin(), heap_.end(), later);
  return true;
}

bool JournalRows::next(JournalRow& row) {
  if (heap_.empty()) return false;
  const auto later = [&](std::size_t a, std::size_t b) { return parts_[b]->key().tied() < parts_[a]->key().tied(); };
  bool found = false;
  Key key;
  while (!heap_.empty() && (!found || parts_[heap_.front()]->key().tied() == key.tied())) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const std::size_t part = heap_.back();
    heap_.pop_back();
    // One that has not ended says less than one that has, whatever its time.
    const auto age = [](const JournalRow& r) { return std::pair(r.outcome != Outcome::pending, r.ended); };
    if (!found) key = parts_[part]->key();
    if (!found || age(row) < age(parts_[part]->row())) parts_[part]->take(row);
    found = true;
    advance(part);
  }
  JournalInfo& journal = journals_[row.journal];
  if (row.ended > 0) journal.last_noted = std::max(journal.last_noted.value_or(0), row.ended);
  return true;
}

}  // namespace galley::batch
