#include "platform/storage/database.hpp"

#include <utility>

#include "platform/storage/connection.hpp"
#include "platform/storage/migrator.hpp"

namespace guichet::platform::storage {

Transaction::Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
  if (connection_) connection_->rollback();
}

std::expected<void, Error> Transaction::commit() {
  if (!connection_) return std::unexpected(Error{Error::Kind::misuse, "this transaction has ended"});
  return std::exchange(connection_, nullptr)->commit();
}

std::expected<Database, Error> Database::open(const std::filesystem::path& path, const system::SecretBytes& key,
                                              std::span<const Migration> migrations) {
  auto connection = Connection::open(path, key);
  if (!connection) return std::unexpected(std::move(connection.error()));
  if (auto migrated = migrate(**connection, migrations); !migrated) return std::unexpected(std::move(migrated.error()));
  return Database(*std::move(connection));
}

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void Database::forget_pages() { connection_->forget(); }

std::expected<void, Error> Database::run_bound(std::string_view sql, std::span<const Argument> arguments) {
  return connection_->execute(sql, arguments).transform([](const auto&) {});
}

std::expected<std::vector<Row>, Error> Database::query_bound(std::string_view sql,
                                                             std::span<const Argument> arguments) {
  return connection_->execute(sql, arguments);
}

std::expected<Transaction, Error> Database::begin() {
  return connection_->begin().transform([this] { return Transaction(*connection_); });
}

std::expected<void, Error> Database::check() { return connection_->check(); }

}  // namespace guichet::platform::storage
