// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace galley::batch {

class Database;

/// A prepared statement. Values are bound in order, from 1. Text that is not UTF-8, which names of files need not be,
/// is kept as a blob: equal bytes are equal values.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  Statement(Statement&&) noexcept = default;

  Statement& bind(std::int64_t value);
  Statement& bind(std::string_view value);
  Statement& bind_null();

  /// To the next row; false, and ready for new values, when there is none.
  bool step();
  /// For statements without rows; ready for new values.
  void run();
  /// Gives up the rows that are left; ready for new values.
  void reset();

  std::int64_t number(int column) const;  ///< columns from 0
  std::string text(int column) const;
  bool is_null(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
};

/// An SQLite database. Errors are thrown as Error(output) that begin with "the journal". One thread.
class Database {
 public:
  enum class Access { write, read };

  /// For writing, it is made if it is not there, and no other process may have it open for writing. Reading leaves
  /// nothing behind, and needs no right to write in its folder where nobody writes it meanwhile.
  Database(const std::filesystem::path& path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);
  std::int64_t last_id() const;
  /// Rows that the last statement changed.
  std::int64_t changes() const;

 private:
  friend class Statement;
  [[noreturn]] void fail() const;

  std::unique_ptr<sqlite3, int (*)(sqlite3*)> connection_;
  int lock_ = -1;
};

}  // namespace galley::batch
