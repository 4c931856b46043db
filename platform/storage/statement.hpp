#pragma once

#include <expected>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "platform/storage/error.hpp"
#include "platform/storage/sqlite.hpp"
#include "platform/storage/values.hpp"

// One prepared statement, run any number of times; what was bound is forgotten after each run.
// It must not outlive its connection.
namespace guichet::platform::storage {

class Statement {
 public:
  // Prepares the first statement of `script` and moves `script` behind it.
  static std::expected<Statement, Error> prepare_first(sqlite3* handle, std::string_view& script);
  // `sql` holds one statement, no more.
  static std::expected<Statement, Error> prepare(sqlite3* handle, std::string_view sql);

  std::expected<std::vector<Row>, Error> run(std::span<const Argument> arguments);
  bool empty() const { return !statement_; }  // nothing but spaces and comments

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  std::expected<void, Error> bind(std::span<const Argument> arguments);
  std::expected<Row, Error> row() const;
  Error failed(int code) const { return failure(sqlite3_db_handle(statement_.get()), code); }

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace guichet::platform::storage
