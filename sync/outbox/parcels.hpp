// The documents that wait behind the letters: durable like them, sent part by part. Each function is one transition of
// a parcel; whatever instant the terminal dies, the next start finds where the registry must be asked to go on.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/system/random.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/outbox/parcel.hpp"

namespace guichet::sync::outbox {

// A name for a document: UUID version 4.
std::string new_document(platform::system::Random& random);

// Inside the caller's transaction, with the deposit and the row of the sealed file. A parcel put after the answer to
// its letter has its number at once. Refused by the database when the document was put before, or has neither reference
// nor number.
Result<ParcelId> put(Database& database, const Parcel& parcel);

// The oldest parcel that has a number and may be sent now.
Result<std::optional<Parcel>> next_due_parcel(Database& database, Instant now);
Result<std::optional<Instant>> next_parcel_instant(Database& database);

// Commits before the first byte leaves, and counts the attempt: from here on what the registry holds is in doubt.
Result<void> mark_sending(Database& database, ParcelId id);

// The registry has said where the upload is and how far: nothing is in doubt. Still sending.
Result<void> locate(Database& database, ParcelId id, std::string_view upload, std::uint64_t sent);

// The registry holds `sent` bytes: back to waiting, due at once.
Result<void> advance(Database& database, ParcelId id, std::uint64_t sent, Instant now);

// Inside the caller's transaction, with the end of the document's key. Stays: which document of which deposit, and that
// it was received.
Result<void> acknowledge(Database& database, ParcelId id);

Result<void> refuse(Database& database, ParcelId id, std::string_view reason);

// As for letters: back to waiting, for a random time that grows with the attempts.
Result<Instant> postpone(Database& database, ParcelId id, Instant now, std::string_view reason,
                         platform::system::Random& random, std::chrono::milliseconds at_least = {});

// Given up for something more urgent: waits, due at once, and the attempt does not count.
Result<void> release(Database& database, ParcelId id);

// The registry knows no such upload: to be opened again under the same name.
Result<void> lose_upload(Database& database, ParcelId id);

// What arrived is not what left: from the first byte again, due at once, as another try.
Result<void> restart(Database& database, ParcelId id);

// At start: what was being sent waits again, in doubt.
Result<int> recover_parcels(Database& database);

// Inside the caller's transaction, after forget_ended. Forgets each parcel that was acknowledged or refused once it has
// been seen ended for this long, and those whose letter is gone without a number. Gives their documents: the caller
// forgets their keys in the same transaction, and then removes their files.
Result<std::vector<std::string>> forget_ended_parcels(Database& database, Instant now, std::chrono::days after);

// Those that the registry would not take under this number, the oldest first; how many of one deposit.
Result<std::vector<Parcel>> refused_parcels(Database& database, std::string_view number);
Result<int> count_refused(Database& database, std::string_view deposit_reference);

// The same paper of the same person, under the same number, is put again: the oldest that was refused is forgotten, if
// there is one, and the name of its document given, whose key is the caller's to forget in the same transaction. One
// that says of nobody is anybody's.
Result<std::optional<std::string>> replace_refused(Database& database, const Parcel& again);

// In the order they were put.
Result<std::vector<Parcel>> parcels_of(Database& database, std::string_view deposit_reference);

struct ParcelCounts {
  int without_number = 0;
  int waiting = 0;  // with a number
  int sending = 0;
  int acknowledged = 0;
  int refused = 0;
  bool operator==(const ParcelCounts&) const = default;
};
Result<ParcelCounts> parcel_counts(Database& database);

}  // namespace guichet::sync::outbox
