#include "platform/storage/statement.hpp"

#include <format>
#include <limits>
#include <utility>

namespace guichet::platform::storage {

namespace {

std::unexpected<Error> misused(std::string detail) {
  return std::unexpected(Error{Error::Kind::misuse, std::move(detail)});
}

// An empty view may hold a null pointer, which SQLite would take for NULL.
int bind_text(sqlite3_stmt* statement, int position, std::string_view text) {
  return sqlite3_bind_text64(statement, position, text.empty() ? "" : text.data(), text.size(), nullptr, SQLITE_UTF8);
}

int bind_blob(sqlite3_stmt* statement, int position, std::span<const std::byte> bytes) {
  if (bytes.empty()) return sqlite3_bind_zeroblob(statement, position, 0);
  return sqlite3_bind_blob64(statement, position, bytes.data(), bytes.size(), nullptr);
}

int bind_value(sqlite3_stmt* statement, int position, const Argument::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, position, *number);
  if (const auto* text = std::get_if<std::string_view>(&value)) return bind_text(statement, position, *text);
  if (const auto* bytes = std::get_if<std::span<const std::byte>>(&value))
    return bind_blob(statement, position, *bytes);
  return sqlite3_bind_null(statement, position);
}

// The bytes belong to SQLite until the next step; the pointer is asked before the length, as its documentation wants.
template <typename Container, typename Element>
Container copy_column(sqlite3_stmt* statement, int column, const void* start) {
  const auto* const first = static_cast<const Element*>(start);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return first ? Container(first, first + size) : Container();
}

// Runs when a run ends, well or not: a cached statement holds no lock and no value.
struct ResetAtEnd {
  sqlite3_stmt* statement;
  explicit ResetAtEnd(sqlite3_stmt* running) : statement(running) {}
  ResetAtEnd(const ResetAtEnd&) = delete;
  ResetAtEnd& operator=(const ResetAtEnd&) = delete;
  ~ResetAtEnd() {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }
};

}  // namespace

std::expected<Statement, Error> Statement::prepare_first(sqlite3* handle, std::string_view& script) {
  if (script.size() > std::numeric_limits<int>::max()) return misused("SQL too long");
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(handle, script.data(), static_cast<int>(script.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, &rest);
  if (code != SQLITE_OK) {
    auto error = failure(handle, code);
    // Nothing is bound yet: the message can quote only SQL that we wrote.
    if (error.kind == Error::Kind::misuse) error.detail += std::format(": {}", sqlite3_errmsg(handle));
    return std::unexpected(std::move(error));
  }
  script.remove_prefix(static_cast<std::size_t>(rest - script.data()));
  return Statement(statement);
}

std::expected<Statement, Error> Statement::prepare(sqlite3* handle, std::string_view sql) {
  auto statement = prepare_first(handle, sql);
  if (!statement) return statement;
  if (statement->empty()) return misused("no statement");
  const auto second = prepare_first(handle, sql);
  if (!second || !second->empty()) return misused("more than one statement");
  return statement;
}

std::expected<void, Error> Statement::bind(std::span<const Argument> arguments) {
  const int expected = sqlite3_bind_parameter_count(statement_.get());
  if (std::cmp_not_equal(arguments.size(), expected))
    return misused(std::format("{} values for {} marks", arguments.size(), expected));
  for (int position = 1; const auto& argument : arguments)
    if (const int code = bind_value(statement_.get(), position++, argument.value()); code != SQLITE_OK)
      return std::unexpected(failed(code));
  return {};
}

std::expected<Row, Error> Statement::row() const {
  auto* const statement = statement_.get();
  std::vector<Row::Value> values;
  for (int column = 0; column < sqlite3_column_count(statement); ++column) {
    switch (sqlite3_column_type(statement, column)) {
      case SQLITE_NULL: values.emplace_back(); break;
      case SQLITE_INTEGER: values.emplace_back(std::int64_t{sqlite3_column_int64(statement, column)}); break;
      case SQLITE_TEXT:
        values.emplace_back(copy_column<std::string, char>(statement, column, sqlite3_column_text(statement, column)));
        break;
      case SQLITE_BLOB:
        values.emplace_back(
            copy_column<std::vector<std::byte>, std::byte>(statement, column, sqlite3_column_blob(statement, column)));
        break;
      default: return misused("a floating-point column");
    }
  }
  return Row(std::move(values));
}

std::expected<std::vector<Row>, Error> Statement::run(std::span<const Argument> arguments) {
  const ResetAtEnd reset(statement_.get());
  if (const auto bound = bind(arguments); !bound) return std::unexpected(bound.error());
  std::vector<Row> rows;
  while (true) {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_DONE) return rows;
    if (code != SQLITE_ROW) return std::unexpected(failed(code));
    auto read = row();
    if (!read) return std::unexpected(std::move(read.error()));
    rows.push_back(*std::move(read));
  }
}

}  // namespace guichet::platform::storage
