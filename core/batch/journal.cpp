// SPDX-License-Identifier: Apache-2.0
#include "batch/journal.hpp"

#include <ctime>

namespace galley::batch {

namespace {

constexpr std::uint64_t commit_after_notes = 2'000;
constexpr std::int64_t commit_after_milliseconds = 200;

constexpr const char* tables = R"(
CREATE TABLE run (
  id INTEGER PRIMARY KEY, version TEXT NOT NULL, shard TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER);
CREATE TABLE settings (id INTEGER PRIMARY KEY, version TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (version, text));
CREATE TABLE document (
  id INTEGER PRIMARY KEY, input NOT NULL, output NOT NULL,
  settings INTEGER NOT NULL REFERENCES settings (id), run INTEGER NOT NULL REFERENCES run (id),
  listed INTEGER NOT NULL REFERENCES run (id), outcome TEXT NOT NULL, error_kind TEXT, error TEXT, place TEXT,
  source_format TEXT, target_format TEXT NOT NULL, input_bytes INTEGER, input_modified INTEGER, input_hash TEXT,
  output_bytes INTEGER, read_us INTEGER, write_us INTEGER, total_us INTEGER, cpu_us INTEGER, peak_bytes INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0, warnings INTEGER NOT NULL DEFAULT 0, ended INTEGER,
  UNIQUE (output, input));
CREATE TABLE loss (
  document INTEGER NOT NULL REFERENCES document (id), code TEXT NOT NULL, feature TEXT NOT NULL,
  count INTEGER NOT NULL, first TEXT NOT NULL, PRIMARY KEY (document, code, feature)) WITHOUT ROWID;
)";

constexpr const char* application_id = "PRAGMA application_id = 1198277226";  // "GlBj"

std::int64_t now() {
  timespec time{};
  ::clock_gettime(CLOCK_REALTIME, &time);
  return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

void bind_text_or_null(Statement& statement, std::string_view text) {
  if (text.empty()) {
    statement.bind_null();
  } else {
    statement.bind(text);
  }
}

std::int64_t signed_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }

}  // namespace

struct Journal::Statements {
  explicit Statements(Database& database)
      : find_settings(database, "SELECT id FROM settings WHERE version = ?1 AND text = ?2"),
        add_settings(database, "INSERT INTO settings (version, text) VALUES (?1, ?2)"),
        find(database,
             "SELECT id, input, settings, listed, outcome, input_bytes, input_modified, input_hash, output_bytes "
             "FROM document WHERE output = ?1"),
        list(database,
             "INSERT INTO document (input, output, settings, target_format, input_bytes, input_modified, run, listed, "
             "outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 'pending') "
             "ON CONFLICT (output, input) DO UPDATE SET settings = excluded.settings, run = excluded.run, "
             "target_format = excluded.target_format, input_bytes = excluded.input_bytes, "
             "input_modified = excluded.input_modified, listed = excluded.listed, outcome = 'pending', "
             "error_kind = NULL, error = NULL, place = NULL, source_format = NULL, input_hash = NULL, "
             "output_bytes = NULL, read_us = NULL, write_us = NULL, total_us = NULL, cpu_us = NULL, "
             "peak_bytes = NULL, attempts = 0, warnings = 0, ended = NULL RETURNING id"),
        leave(database, "UPDATE document SET listed = ?1, input_bytes = ?2, input_modified = ?3 WHERE id = ?4"),
        finish(database,
               "UPDATE document SET outcome = ?1, error_kind = ?2, error = ?3, place = ?4, source_format = ?5, "
               "input_hash = ?6, output_bytes = ?7, read_us = ?8, write_us = ?9, total_us = ?10, cpu_us = ?11, "
               "peak_bytes = ?12, attempts = ?13, warnings = ?14, ended = ?15 WHERE id = ?16"),
        forget_losses(database, "DELETE FROM loss WHERE document = ?1"),
        add_loss(database,
                 "INSERT OR REPLACE INTO loss (document, code, feature, count, first) "
                 "VALUES (?1, ?2, ?3, ?4, ?5)"),
        counts(database, "SELECT outcome, count(*) FROM document WHERE listed = ?1 GROUP BY outcome") {}

  Statement find_settings;
  Statement add_settings;
  Statement find;
  Statement list;
  Statement leave;
  Statement finish;
  Statement forget_losses;
  Statement add_loss;
  Statement counts;
};

Journal::Journal(const std::filesystem::path& path, std::string_view shard, std::string_view galley_version)
    : database_(path, Database::Access::write), version_(galley_version) {
  make_tables();
  statements_ = std::make_unique<Statements>(database_);
  Statement begin(database_, "INSERT INTO run (version, shard, started) VALUES (?1, ?2, ?3)");
  begin.bind(galley_version).bind(shard).bind(now()).run();
  run_ = database_.last_id();
  database_.run("BEGIN");
  last_commit_ = now();
}

Journal::~Journal() {
  try {
    Statement end(database_, "UPDATE run SET ended = ?1 WHERE id = ?2");
    end.bind(now()).bind(run_).run();
    database_.run("COMMIT");
  } catch (const Error&) {
    // What was noted since the last commit is converted again; nobody is left to tell.
  }
}

void Journal::make_tables() {
  database_.run("BEGIN IMMEDIATE");
  Statement version(database_, "PRAGMA user_version");
  version.step();
  const std::int64_t found = version.number(0);
  version.reset();
  if (found != 0 && found != journal_version) {
    throw Error(ErrorKind::output, "the journal is of another version of Galley (its form is " + std::to_string(found) +
                                       ", and not " + std::to_string(journal_version) + ")");
  }
  if (found == 0) {
    Statement foreign(database_, "SELECT count(*) FROM sqlite_master");
    foreign.step();
    if (foreign.number(0) != 0) throw Error(ErrorKind::output, "the journal is another program's database");
    foreign.reset();
    database_.run(tables);
    database_.run(application_id);
    database_.run("PRAGMA user_version = " + std::to_string(journal_version));
  }
  database_.run("COMMIT");
}

void Journal::noted() {
  if (++uncommitted_ < commit_after_notes && now() - last_commit_ < commit_after_milliseconds) return;
  commit();
}

void Journal::commit() {
  database_.run("COMMIT; BEGIN");
  uncommitted_ = 0;
  last_commit_ = now();
}

std::int64_t Journal::settings(const std::string& text) {
  Statement& find = statements_->find_settings;
  if (find.bind(version_).bind(text).step()) {
    const std::int64_t id = find.number(0);
    find.reset();
    return id;
  }
  statements_->add_settings.bind(version_).bind(text).run();
  return database_.last_id();
}

std::vector<KnownDocument> Journal::documents_of(std::string_view output) {
  std::vector<KnownDocument> documents;
  Statement& find = statements_->find;
  find.bind(output);
  while (find.step()) {
    KnownDocument& document = documents.emplace_back();
    document.id = find.number(0);
    document.input = find.text(1);
    document.settings = find.number(2);
    document.listed = find.number(3);
    document.outcome = outcome_named(find.text(4)).value_or(Outcome::pending);
    if (!find.is_null(5)) document.input_state = {static_cast<std::uint64_t>(find.number(5)), find.number(6)};
    document.input_hash = find.text(7);
    if (!find.is_null(8)) document.output_bytes = static_cast<std::uint64_t>(find.number(8));
  }
  return documents;
}

std::int64_t Journal::list(std::string_view input, std::string_view output, std::int64_t settings,
                           std::string_view target_format, const std::optional<FileState>& state) {
  Statement& list = statements_->list;
  list.bind(input).bind(output).bind(settings).bind(target_format);
  if (state) {
    list.bind(signed_of(state->bytes)).bind(state->modified);
  } else {
    list.bind_null().bind_null();
  }
  list.bind(run_);
  list.step();
  const std::int64_t id = list.number(0);
  // A statement with RETURNING is done only once it has no rows left.
  while (list.step()) {
  }
  noted();
  return id;
}

void Journal::leave(std::int64_t document, const FileState& state) {
  statements_->leave.bind(run_).bind(signed_of(state.bytes)).bind(state.modified).bind(document).run();
  noted();
}

void Journal::finish(std::int64_t document, const Result& result) {
  Statement& finish = statements_->finish;
  finish.bind(to_string(result.outcome));
  if (result.error) {
    finish.bind(to_string(result.error->kind())).bind(std::string_view(result.error->what()));
    bind_text_or_null(finish, to_string(result.error->place()));
  } else {
    finish.bind_null().bind_null().bind_null();
  }
  bind_text_or_null(finish, result.format);
  bind_text_or_null(finish, result.input_hash);
  if (result.outcome == Outcome::done) {
    finish.bind(signed_of(result.output_bytes));
  } else {
    finish.bind_null();
  }
  for (const std::uint64_t number : {result.read_microseconds, result.write_microseconds, result.total_microseconds,
                                     result.processor_microseconds, result.peak_bytes}) {
    finish.bind(signed_of(number));
  }
  finish.bind(std::int64_t{result.attempts}).bind(signed_of(result.warnings)).bind(now()).bind(document).run();

  statements_->forget_losses.bind(document).run();
  const auto add = [&](std::string_view code, std::string_view feature, std::uint64_t count, std::string_view first) {
    statements_->add_loss.bind(document).bind(code).bind(feature).bind(signed_of(count)).bind(first).run();
  };
  for (const Loss& loss : result.losses) {
    add(code::not_carried, to_string(loss.feature), loss.use.count, loss.use.first);
  }
  for (const auto& [code, count] : result.reading_losses) add(code, {}, count, {});
  noted();
}

std::vector<OutcomeCount> Journal::counts() {
  std::vector<OutcomeCount> all;
  Statement& counts = statements_->counts;
  counts.bind(run_);
  while (counts.step()) {
    all.push_back(
        {outcome_named(counts.text(0)).value_or(Outcome::pending), static_cast<std::uint64_t>(counts.number(1))});
  }
  return all;
}

}  // namespace galley::batch
