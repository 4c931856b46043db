#pragma once

#include <array>
#include <expected>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "platform/storage/error.hpp"
#include "platform/storage/migration.hpp"
#include "platform/storage/values.hpp"
#include "platform/system/secret.hpp"

// The terminal's one encrypted memory (SQLCipher, WAL, synchronous=FULL): what is committed survives a power cut.
// A Database belongs to one thread at a time; several of them may share a file.
namespace guichet::platform::storage {

class Connection;

// Writes since begin() become durable together at commit(), or vanish when this is destroyed.
// It must not outlive its Database.
class Transaction {
 public:
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  std::expected<void, Error> commit();  // on failure everything since begin() is undone

 private:
  friend class Database;
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

class Database {
 public:
  // Creates the file (0600) when absent, proves that it is encrypted, applies the missing migrations in date and name
  // order. `key`: 32 bytes. Beside the file lives `<file>.keycheck`, which tells a wrong key from a damaged file.
  static std::expected<Database, Error> open(const std::filesystem::path& path, const system::SecretBytes& key,
                                             std::span<const Migration> migrations);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // `sql` is one statement with ? marks; values are always bound, never written in the text.
  std::expected<void, Error> run(std::string_view sql, const auto&... arguments) {
    return run_bound(sql, std::array<Argument, sizeof...(arguments)>{Argument(arguments)...});
  }
  std::expected<std::vector<Row>, Error> query(std::string_view sql, const auto&... arguments) {
    return query_bound(sql, std::array<Argument, sizeof...(arguments)>{Argument(arguments)...});
  }

  std::expected<Transaction, Error> begin();  // takes the right to write at once; one at a time

  // Pages that were read or written stay in this connection's memory, in clear, until they are asked for again, even
  // when another connection has erased what they hold; the log keeps them too. Empties both. Not inside a transaction.
  void forget_pages();

  // Reads every page and its seal. Damage is believed only when a second, fresh connection sees it too.
  std::expected<void, Error> check();

 private:
  explicit Database(std::unique_ptr<Connection> connection);
  std::expected<void, Error> run_bound(std::string_view sql, std::span<const Argument> arguments);
  std::expected<std::vector<Row>, Error> query_bound(std::string_view sql, std::span<const Argument> arguments);

  std::unique_ptr<Connection> connection_;
};

}  // namespace guichet::platform::storage
