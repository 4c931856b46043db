// Carries documents to the registry, one part at a time, in what time the letters leave. Every step is on disk before
// the next: a part that was cut is never begun again, and no document is destroyed before the registry has it whole.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "platform/storage/sealed_file.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/journal.hpp"
#include "platform/system/random.hpp"
#include "sync/courier/outcome.hpp"
#include "sync/outbox/parcels.hpp"
#include "sync/registry/documents.hpp"

namespace guichet::sync::courier {

// Acknowledged so far.
struct PartSent {
  std::uint64_t sent = 0;
};
// The registry has it whole; here its key and its file are gone.
struct DocumentReceived {};
// Somebody must look: the document stays.
struct DocumentNotTaken {
  std::string reason;
  int refused = 0;  // of its deposit, in all
};
// What arrived was not what left: once more, from the first byte.
struct DocumentRestarted {};

struct ParcelOutcome {
  std::string document;
  std::string deposit_reference;
  std::string number;
  std::string kind;
  std::uint64_t size = 0;
  std::variant<PartSent, DocumentReceived, DocumentNotTaken, DocumentRestarted, Postponed, QueueStopped> what;
};

// The instants around which a crash could hurt; a test may end the process there.
enum class ParcelStep { picked, marked, opened, located, answered, advanced, received, acknowledged, erased };

class ParcelPost {
 public:
  using OnOutcome = std::function<void(const ParcelOutcome&)>;
  using AtStep = std::function<void(ParcelStep)>;

  // on_outcome is called from the courier's thread, after the outcome is on disk.
  ParcelPost(registry::DocumentClient& client, platform::storage::SealedFiles files,
             const platform::system::Clock& clock, platform::system::Random& random, platform::system::Journal& journal,
             OnOutcome on_outcome, AtStep at_step = {});

  enum class Turn { nothing_due, done, queue_stopped };
  // One part of the oldest document that is due. Asked to stop, it gives the part up: the registry keeps what came
  // through, and the rest leaves later.
  outbox::Result<Turn> send_one_part(outbox::Database& database, const std::stop_token& stop);

  // When nothing more is to be sent for now: nothing of the last part stays in memory.
  void close() { client_.close(); }

 private:
  using Failure = registry::DocumentFailure;
  outbox::Result<registry::HeldOrFailure> locate(outbox::Database& database, const outbox::Parcel& parcel,
                                                 const std::stop_token& stop);
  outbox::Result<registry::HeldOrFailure> carry(outbox::Database& database, const outbox::Parcel& parcel,
                                                const registry::Held& held, const std::stop_token& stop);
  outbox::Result<ParcelOutcome> record(outbox::Database& database, const outbox::Parcel& parcel,
                                       const registry::HeldOrFailure& held);
  outbox::Result<ParcelOutcome> finish(outbox::Database& database, const outbox::Parcel& parcel);
  outbox::Result<ParcelOutcome> record_failure(outbox::Database& database, const outbox::Parcel& parcel,
                                               const Failure& failure);
  outbox::Result<ParcelOutcome> postpone(outbox::Database& database, const outbox::Parcel& parcel,
                                         platform::system::Word why, std::chrono::milliseconds at_least = {});
  outbox::Result<ParcelOutcome> refuse(outbox::Database& database, const outbox::Parcel& parcel, std::string reason);
  void reached(ParcelStep step) const;

  registry::DocumentClient& client_;
  platform::storage::SealedFiles files_;
  const platform::system::Clock& clock_;
  platform::system::Random& random_;
  platform::system::Journal& journal_;
  OnOutcome on_outcome_;
  AtStep at_step_;
};

}  // namespace guichet::sync::courier
