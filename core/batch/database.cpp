// SPDX-License-Identifier: Apache-2.0
#include "batch/database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "galley/error.hpp"
#include "galley/unicode.hpp"
#include "host/descriptor.hpp"

namespace galley::batch {

namespace {

/// Does no process have it open, and was it closed by the last one that had? Then its write-ahead log is gone.
bool is_at_rest(const std::filesystem::path& path) {
  std::filesystem::path log = path;
  log += "-wal";
  std::error_code error;
  return !std::filesystem::exists(log, error) && !error;
}

/// Of a database that nobody writes. SQLite would otherwise make files beside it even for reading: it could not in a
/// folder that may not be written, and elsewhere they would stay.
std::string address_at_rest(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path absolute = std::filesystem::absolute(path, error);
  if (error) absolute = path;
  std::string address = "file://";
  for (const char c : absolute.native()) {
    if (c == '%' || c == '?' || c == '#') {
      address += '%';
      for (const unsigned shift : {4U, 0U})
        address += "0123456789ABCDEF"[(static_cast<unsigned char>(c) >> shift) & 15U];
    } else {
      address += c;
    }
  }
  return address + "?immutable=1";
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { ::sqlite3_finalize(statement); }

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  if (::sqlite3_prepare_v3(database.connection_.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    database.fail();
  }
  statement_.reset(statement);
}

Statement& Statement::bind(std::int64_t value) {
  if (::sqlite3_bind_int64(statement_.get(), ++bound_, value) != SQLITE_OK) database_->fail();
  return *this;
}

Statement& Statement::bind(std::string_view value) {
  const int size = static_cast<int>(value.size());
  const char* bytes = value.empty() ? "" : value.data();
  const int result = is_valid_utf8(value)
                         ? ::sqlite3_bind_text(statement_.get(), ++bound_, bytes, size, SQLITE_TRANSIENT)
                         : ::sqlite3_bind_blob(statement_.get(), ++bound_, bytes, size, SQLITE_TRANSIENT);
  if (result != SQLITE_OK) database_->fail();
  return *this;
}

Statement& Statement::bind_null() {
  if (::sqlite3_bind_null(statement_.get(), ++bound_) != SQLITE_OK) database_->fail();
  return *this;
}

bool Statement::step() {
  const int result = ::sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) {
    reset();
    database_->fail();
  }
  reset();
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() {
  ::sqlite3_reset(statement_.get());
  bound_ = 0;
}

std::int64_t Statement::number(int column) const { return ::sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(::sqlite3_column_blob(statement_.get(), column));
  const int size = ::sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

bool Statement::is_null(int column) const { return ::sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

Database::Database(const std::filesystem::path& path, Access access) : connection_(nullptr, &::sqlite3_close) {
  if (access == Access::write) {
    lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock_ < 0) throw Error(ErrorKind::output, "the journal cannot be written: " + system_reason(errno));
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      ::close(lock_);
      throw Error(ErrorKind::output, "the journal is in use by another run");
    }
  }
  sqlite3* connection = nullptr;
  const int flags = (access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_NOMUTEX;
  const bool at_rest = access == Access::read && is_at_rest(path);
  const int result =
      at_rest ? ::sqlite3_open_v2(address_at_rest(path).c_str(), &connection, flags | SQLITE_OPEN_URI, nullptr)
              : ::sqlite3_open_v2(path.c_str(), &connection, flags, nullptr);
  connection_.reset(connection);
  if (result != SQLITE_OK) fail();
  ::sqlite3_busy_timeout(connection, 10'000);
  if (access == Access::read) return;
  // A reader may look at the journal while it grows. A killed process loses nothing that was committed; after a
  // crash of the machine the last moments may be missing, and are converted again.
  run("PRAGMA journal_mode = WAL");
  run("PRAGMA synchronous = NORMAL");
}

Database::~Database() {
  connection_.reset();
  // Last, since closing any descriptor of the file gives up the locks that SQLite holds on it.
  if (lock_ >= 0) ::close(lock_);
}

void Database::fail() const {
  const int code = ::sqlite3_errcode(connection_.get());
  std::string message = "the journal ";
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      message += "is damaged, or no journal at all";
      break;
    case SQLITE_FULL:
      message += "cannot be written: no space is left on the device";
      break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      message += "cannot be opened: " + std::string(::sqlite3_errmsg(connection_.get()));
      break;
    default:
      message += "cannot be used: " + std::string(::sqlite3_errmsg(connection_.get()));
  }
  throw Error(ErrorKind::output, std::move(message));
}

void Database::run(const std::string& sql) {
  if (::sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::last_id() const { return ::sqlite3_last_insert_rowid(connection_.get()); }

std::int64_t Database::changes() const { return ::sqlite3_changes64(connection_.get()); }

}  // namespace galley::batch
