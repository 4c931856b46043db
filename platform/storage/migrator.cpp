#include "platform/storage/migrator.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace guichet::platform::storage {

namespace {

using Kind = Error::Kind;
using Outcome = std::expected<void, Error>;
using Id = std::pair<std::string, std::string>;  // date, name

Id id_of(const Migration& migration) { return {std::string(migration.date), std::string(migration.name)}; }

std::expected<std::set<Id>, Error> applied(Connection& connection) {
  const auto rows = connection.execute("SELECT date, name FROM applied_migration");
  if (!rows) return std::unexpected(rows.error());
  std::set<Id> ids;
  for (const auto& row : *rows) ids.emplace(row.text(0), row.text(1));
  return ids;
}

// Begun by the caller: another process may have applied the same step while this one waited for its turn.
Outcome apply_inside(Connection& connection, const Migration& migration) {
  const auto done = applied(connection);
  if (!done) return std::unexpected(done.error());
  if (done->contains(id_of(migration))) return connection.commit();
  const std::array<Argument, 2> id{migration.date, migration.name};
  return connection.execute_script(migration.sql)
      .and_then([&] { return connection.execute("INSERT INTO applied_migration(date, name) VALUES (?, ?)", id); })
      .and_then([&](const auto&) { return connection.commit(); });
}

Outcome apply(Connection& connection, const Migration& migration) {
  auto outcome = connection.begin();
  if (outcome) {
    outcome = apply_inside(connection, migration);
    if (!outcome) connection.rollback();
  }
  if (!outcome)
    outcome.error().detail = std::format("migration {} {}: {}", migration.date, migration.name, outcome.error().detail);
  return outcome;
}

}  // namespace

Outcome migrate(Connection& connection, std::span<const Migration> migrations) {
  std::vector<Migration> steps(migrations.begin(), migrations.end());
  std::ranges::sort(steps, {}, id_of);
  if (std::ranges::adjacent_find(steps, {}, id_of) != steps.end())
    return std::unexpected(Error{Kind::misuse, "two migrations have the same date and name"});

  const auto table = connection.execute(
      "CREATE TABLE IF NOT EXISTS applied_migration("
      "date TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (date, name)) STRICT, WITHOUT ROWID");
  if (!table) return std::unexpected(table.error());
  auto unknown = applied(connection);
  if (!unknown) return std::unexpected(unknown.error());
  const auto already = *unknown;
  for (const auto& step : steps) unknown->erase(id_of(step));
  if (!unknown->empty()) {
    const auto& [date, name] = *unknown->begin();
    return std::unexpected(Error{Kind::newer, std::format("unknown migration {} {}", date, name)});
  }
  for (const auto& step : steps)
    if (!already.contains(id_of(step)))
      if (auto outcome = apply(connection, step); !outcome) return outcome;
  return {};
}

}  // namespace guichet::platform::storage
