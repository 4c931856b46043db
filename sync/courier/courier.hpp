// Carries the letters of the outbox to the registry and writes down what came back: one thread, one letter at a time.
// A letter that fails is postponed and the next one goes; when the registry no longer believes the terminal, all stop.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "platform/storage/database.hpp"
#include "platform/system/clock.hpp"
#include "platform/system/journal.hpp"
#include "platform/system/random.hpp"
#include "sync/courier/outcome.hpp"
#include "sync/courier/parcel_post.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/registry/client.hpp"

namespace guichet::sync::courier {

// The instants around which a crash could hurt; a test may end the process there.
enum class Step { picked, marked, answered, recorded };

class Courier {
 public:
  using OnOutcome = std::function<void(const Outcome&)>;
  using AtStep = std::function<void(Step)>;

  // database: a connection of its own. on_outcome is called from run()'s thread, after the outcome is on disk: a caller
  // that misses it (crash in between) finds the same in the outbox.
  Courier(outbox::Database database, registry::Client& client, const platform::system::Clock& clock,
          platform::system::Random& random, platform::system::Journal& journal, OnOutcome on_outcome,
          AtStep at_step = {});

  // Documents too, when no letter is due. Before run(); it must outlive this.
  void carry_with(ParcelPost& parcels) { parcels_ = &parcels; }

  // Until asked to stop; a transfer under way is then given up and its letter waits.
  void run(const std::stop_token& stop);

  // From any thread: something new was put, look at once. Postponed letters keep their time. A part of a document that
  // is under way gives way to it: a deposit waits behind no document.
  void knock();

 private:
  // How long to sleep; nothing: until somebody knocks.
  std::optional<Instant> deliver_what_is_due(const std::stop_token& stop);
  // False: nothing is due.
  outbox::Result<bool> deliver_one(const std::stop_token& stop);
  outbox::Result<bool> deliver_one_part(const std::stop_token& stop);
  outbox::Result<std::optional<Instant>> next_instant();
  bool is_stopped() const;
  bool recover_what_was_being_sent();
  outbox::Result<Outcome> deliver(const outbox::Letter& letter, const std::stop_token& stop);
  outbox::Result<Outcome> record(const outbox::Letter& letter, const registry::Registered& registered);
  outbox::Result<Outcome> record(const outbox::Letter& letter, const registry::Failure& failure);
  outbox::Result<Outcome> postpone(const outbox::Letter& letter, std::string_view reason,
                                   std::chrono::milliseconds at_least = {});
  void note_clock_difference(const registry::Registered& registered);
  void note_broken_store(const platform::storage::Error& error);
  void sleep(std::optional<Instant> until, const std::stop_token& stop);
  void reached(Step step) const;

  outbox::Database database_;
  registry::Client& client_;
  const platform::system::Clock& clock_;
  platform::system::Random& random_;
  platform::system::Journal& journal_;
  OnOutcome on_outcome_;
  AtStep at_step_;
  ParcelPost* parcels_ = nullptr;
  std::optional<Instant> stopped_until_;
  bool must_recover_ = true;

  std::mutex mutex_;
  std::condition_variable_any awake_;
  bool knocked_ = false;
  std::stop_source part_{std::nostopstate};  // of the part under way
};

}  // namespace guichet::sync::courier
