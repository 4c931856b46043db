#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/storage/error.hpp"
#include "platform/storage/sqlite.hpp"
#include "platform/storage/statement.hpp"
#include "platform/storage/values.hpp"
#include "platform/system/secret.hpp"

// One connection and its habits: prepared statements kept, one transaction at a time, and a fresh start after trouble.
// After one failed page SQLCipher's handle stays poisoned: nothing it says is believed until it has been opened again.
namespace guichet::platform::storage {

class Connection {
 public:
  static std::expected<std::unique_ptr<Connection>, Error> open(const std::filesystem::path& path,
                                                                const system::SecretBytes& key);

  std::expected<std::vector<Row>, Error> execute(std::string_view sql, std::span<const Argument> arguments = {});
  std::expected<void, Error> execute_script(std::string_view script);  // inside a transaction only

  std::expected<void, Error> begin();
  std::expected<void, Error> commit();
  void rollback();

  std::expected<void, Error> check();
  void forget();

 private:
  Connection(const std::filesystem::path& path, const system::SecretBytes& key)
      : path_(path), key_(system::SecretBytes::copy_of(key.bytes())) {}
  std::expected<void, Error> reopen();
  std::expected<void, Error> make_ready();
  std::expected<Statement*, Error> prepared(std::string_view sql);
  std::expected<void, Error> check_pages();
  void learn_from(const Error& error);
  bool rolled_back_by_itself() const { return in_transaction_ && handle_ && sqlite3_get_autocommit(handle_.get()); }

  std::filesystem::path path_;
  system::SecretBytes key_;
  Handle handle_;
  std::map<std::string, Statement, std::less<>> statements_;  // after handle_: destroyed before it
  bool in_transaction_ = false;
  bool poisoned_ = false;  // to be opened again before it is asked anything
};

}  // namespace guichet::platform::storage
