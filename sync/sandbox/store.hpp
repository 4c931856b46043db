// The sandbox's own file: the demands as they are held, and every message that made them so. Encrypted, beside its key:
// it holds the demands of a test registry.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "platform/storage/database.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/random.hpp"
#include "sync/sandbox/document.hpp"

namespace guichet::sync::sandbox {

template <typename T>
using Stored = std::expected<T, platform::storage::Error>;

struct KeptMessage {
  std::string file_name;
  std::string body;
  std::string number;
  std::string desk;
  int version = 1;                         // of the demand once it was applied
  std::optional<std::string> answer = {};  // none when an older sandbox received it
};

// One more connection to the same file; each belongs to one thread at a time.
std::expected<platform::storage::Database, std::string> open_database(const std::filesystem::path& file,
                                                                      platform::system::Random& random);

class Store {
 public:
  static std::expected<Store, std::string> open(const std::filesystem::path& file, platform::system::Random& random);

  Stored<platform::storage::Transaction> begin() { return database_.begin(); }

  Stored<std::optional<KeptMessage>> message(std::string_view file_name);
  Stored<void> keep(const KeptMessage& message, platform::system::Instant received_at);
  // Whether another desk changed the demand after that version.
  Stored<bool> changed_elsewhere(std::string_view number, int version, std::string_view desk);

  Stored<std::int64_t> next_sequence();
  Stored<std::optional<Held>> find(std::string_view number);
  Stored<void> put(const Held& held);  // replaces what it held under that number

  Stored<std::int64_t> size();
  Stored<std::optional<std::string>> number_other_than(std::string_view number);

 private:
  explicit Store(platform::storage::Database database) : database_(std::move(database)) {}
  Stored<std::vector<Paper>> papers_of(std::string_view number);

  platform::storage::Database database_;
};

}  // namespace guichet::sync::sandbox
