// Documents as a terminal keeps them until the registry has them: sealed files beside the outbox, in one folder.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "platform/storage/sealed_file.hpp"
#include "platform/system/digest.hpp"
#include "sync/courier/courier.hpp"
#include "sync/outbox/parcels.hpp"
#include "sync/sandbox/shelf.hpp"
#include "tests/support/seeded_random.hpp"

namespace guichet::tests {

class DocumentDesk {
 public:
  explicit DocumentDesk(std::filesystem::path folder) : folder_(std::move(folder)) {}

  sync::outbox::Database open() const {
    std::vector<platform::storage::Migration> schema{sync::outbox::migrations().begin(),
                                                     sync::outbox::migrations().end()};
    const auto sealed = platform::storage::sealed_file_migrations();
    schema.insert(schema.end(), sealed.begin(), sealed.end());
    return sync::outbox::Database::open(folder_ / "kiosk.db", platform::system::SecretBytes{32}, schema).value();
  }
  platform::storage::SealedFiles files() const {
    return platform::storage::SealedFiles::open(folder_ / "documents", platform::system::SecretBytes{32}).value();
  }

  static std::string name(std::uint64_t which) {
    SeededRandom drawn{which};
    return sync::outbox::new_document(drawn);
  }
  static std::vector<std::byte> content(std::uint64_t which, std::size_t size) {
    std::vector<std::byte> bytes(size);
    SeededRandom{which + 1000}.fill(bytes);
    return bytes;
  }

  // The file, its row and its parcel, together or not at all.
  void put(std::uint64_t which, std::size_t size, const std::string& reference, platform::system::Instant now,
           const std::string& number = {}) const {
    auto database = open();
    platform::system::SystemRandom random;
    const auto bytes = content(which, size);
    const auto digest = platform::system::sha256(bytes);
    const auto written = files().write(name(which), bytes, random);
    ASSERT_TRUE(written);
    auto transaction = database.begin();
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(platform::storage::SealedFiles::note(database, *written));
    ASSERT_TRUE(sync::outbox::put(database, sync::outbox::Parcel{.document = name(which),
                                                                 .deposit_reference = reference,
                                                                 .number = number,
                                                                 .kind = "piece_" + std::to_string(which),
                                                                 .name = "Pièce " + std::to_string(which) + ".pdf",
                                                                 .size = size,
                                                                 .sha256 = {digest.begin(), digest.end()},
                                                                 .written_at = now}));
    ASSERT_TRUE(transaction->commit());
  }

  bool has_file(std::uint64_t which) const { return std::filesystem::exists(folder_ / "documents" / name(which)); }
  bool has_key(std::uint64_t which) const {
    auto database = open();
    return files().find(database, name(which)).has_value();
  }
  std::vector<sync::outbox::Parcel> parcels(const std::string& reference) const {
    auto database = open();
    return sync::outbox::parcels_of(database, reference).value();
  }
  // As the registry holds it.
  std::optional<std::vector<std::byte>> received(const std::string& number, std::uint64_t which) const {
    platform::system::SystemRandom random;
    return sync::sandbox::Shelf::open(folder_ / "registry.db", random).value().content(number, name(which));
  }

 private:
  std::filesystem::path folder_;
};

// What a courier says of documents, gathered from its thread.
class ParcelOutcomes {
 public:
  using Outcome = sync::courier::ParcelOutcome;

  void add(const Outcome& outcome) {
    {
      const std::scoped_lock lock{mutex_};
      list_.push_back(outcome);
    }
    added_.notify_all();
  }
  // All of them once so many documents have their end, or when that does not come in time.
  std::vector<Outcome> wait_for_ends(std::size_t count, std::chrono::seconds patience = std::chrono::seconds{60}) {
    std::unique_lock lock{mutex_};
    added_.wait_for(lock, patience, [&] { return ends() >= count; });
    return list_;
  }
  std::vector<Outcome> wait_for(std::size_t count, std::chrono::seconds patience = std::chrono::seconds{20}) {
    std::unique_lock lock{mutex_};
    added_.wait_for(lock, patience, [&] { return list_.size() >= count; });
    return list_;
  }

  template <class What>
  static std::size_t count(const std::vector<Outcome>& list) {
    return static_cast<std::size_t>(
        std::ranges::count_if(list, [](const auto& one) { return std::holds_alternative<What>(one.what); }));
  }

 private:
  std::size_t ends() const {
    return count<sync::courier::DocumentReceived>(list_) + count<sync::courier::DocumentNotTaken>(list_);
  }

  std::mutex mutex_;
  std::condition_variable added_;
  std::vector<Outcome> list_;
};

}  // namespace guichet::tests
