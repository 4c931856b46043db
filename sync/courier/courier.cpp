#include "sync/courier/courier.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "platform/system/match.hpp"
#include "platform/system/secret.hpp"

namespace guichet::sync::courier {
namespace {

using namespace std::chrono_literals;
using platform::storage::Error;
using platform::system::Word;
using TransferKind = transfer::Error::Kind;

constexpr auto wait_after_broken_store = 30s;
constexpr auto clocks_differ = 5min;
// The system's clock may be set while we sleep on another one.
constexpr std::chrono::milliseconds longest_sleep = 15min;

using platform::system::Match;

std::vector<outbox::Anomaly> to_outbox(const std::vector<registry::Anomaly>& list) {
  std::vector<outbox::Anomaly> anomalies;
  std::ranges::transform(list, std::back_inserter(anomalies),
                         [](const auto& anomaly) { return outbox::Anomaly{anomaly.code, anomaly.text}; });
  return anomalies;
}

template <class What>
Outcome outcome_of(const outbox::Letter& letter, What what) {
  Outcome outcome{letter.id, letter.deposit_reference, letter.kind, letter.number, std::move(what)};
  if (const auto* acknowledged = std::get_if<Acknowledged>(&outcome.what)) outcome.number = acknowledged->number;
  return outcome;
}

}  // namespace

Courier::Courier(outbox::Database database, registry::Client& client, const platform::system::Clock& clock,
                 platform::system::Random& random, platform::system::Journal& journal, OnOutcome on_outcome,
                 AtStep at_step)
    : database_(std::move(database)),
      client_(client),
      clock_(clock),
      random_(random),
      journal_(journal),
      on_outcome_(std::move(on_outcome)),
      at_step_(std::move(at_step)) {}

void Courier::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const auto until = deliver_what_is_due(stop);
    platform::system::wipe_dead_stack();  // pieces of letters, on their way through the libraries
    sleep(until, stop);
  }
}

std::optional<Instant> Courier::deliver_what_is_due(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (is_stopped()) return stopped_until_;
    if (!recover_what_was_being_sent()) return clock_.now() + wait_after_broken_store;
    const auto delivered = deliver_one(stop);
    if (!delivered) {
      // What was being sent may stay marked so: brought back as soon as the store works again.
      note_broken_store(delivered.error());
      must_recover_ = true;
      return clock_.now() + wait_after_broken_store;
    }
    if (!*delivered) break;
  }
  const auto next = next_instant();
  // For as long as there is nothing to send, nothing of the last letter stays in memory.
  database_.forget_pages();
  client_.close();
  if (parcels_) parcels_->close();
  return next ? *next : clock_.now() + wait_after_broken_store;
}

outbox::Result<bool> Courier::deliver_one(const std::stop_token& stop) {
  {
    // Whoever knocks from here on has put something that may be missed below.
    const std::scoped_lock lock{mutex_};
    knocked_ = false;
  }
  auto letter = outbox::next_due(database_, clock_.now());
  if (!letter) return std::unexpected(letter.error());
  if (!*letter) return deliver_one_part(stop);
  const auto outcome = deliver(**letter, stop);
  platform::system::wipe((*letter)->body);
  if (!outcome) return std::unexpected(outcome.error());
  on_outcome_(*outcome);
  return true;
}

outbox::Result<bool> Courier::deliver_one_part(const std::stop_token& stop) {
  if (!parcels_) return false;
  std::stop_source part;
  {
    const std::scoped_lock lock{mutex_};
    if (knocked_) return true;  // a letter came meanwhile
    part_ = part;
  }
  const std::stop_callback stops_the_part{stop, [&part] { part.request_stop(); }};
  const auto turn = parcels_->send_one_part(database_, part.get_token());
  if (!turn) return std::unexpected(turn.error());
  if (*turn == ParcelPost::Turn::queue_stopped) stopped_until_ = clock_.now() + stop_after_refused_credential;
  return *turn != ParcelPost::Turn::nothing_due;
}

outbox::Result<std::optional<Instant>> Courier::next_instant() {
  auto letter = outbox::next_instant(database_);
  if (!letter || !parcels_) return letter;
  auto parcel = outbox::next_parcel_instant(database_);
  if (!parcel || !*parcel) return parcel ? letter : parcel;
  return letter->transform([&](Instant instant) { return std::min(instant, **parcel); }).value_or(**parcel);
}

// At start, and after a store that failed while an answer was being written down.
bool Courier::recover_what_was_being_sent() {
  if (!must_recover_) return true;
  const auto letters = outbox::recover(database_);
  const auto parcels = letters.and_then([this](int) { return outbox::recover_parcels(database_); });
  if (!parcels) {
    note_broken_store(parcels.error());
    return false;
  }
  must_recover_ = false;
  if (*letters + *parcels > 0) journal_.note("courier.recovered", {{"letters", *letters}, {"parcels", *parcels}});
  return true;
}

// Further away than we ever decide, the clock was set back since: the stop is over.
bool Courier::is_stopped() const {
  if (!stopped_until_) return false;
  const auto left = *stopped_until_ - clock_.now();
  return left > 0ms && left <= stop_after_refused_credential;
}

outbox::Result<Outcome> Courier::deliver(const outbox::Letter& letter, const std::stop_token& stop) {
  reached(Step::picked);
  // Pessimistic: on disk before the first byte leaves. A crash from here on leaves a letter that may have arrived; it
  // is sent again under the same file name, and the registry answers with the number it gave the first time.
  if (auto marked = outbox::mark_sending(database_, letter.id); !marked) return std::unexpected(marked.error());
  reached(Step::marked);
  const auto answer = client_.send(letter.file_name, letter.body, stop);
  // A crash here forgets a number the registry has given. Same way out.
  reached(Step::answered);
  auto outcome = answer ? record(letter, *answer) : record(letter, answer.error());
  // A crash here loses on_outcome only: the outbox already knows.
  reached(Step::recorded);
  return outcome;
}

outbox::Result<Outcome> Courier::record(const outbox::Letter& letter, const registry::Registered& registered) {
  note_clock_difference(registered);
  const auto acknowledged = outbox::acknowledge(database_, letter.id, registered.number);
  if (!acknowledged) return std::unexpected(acknowledged.error());
  const auto id = std::to_underlying(letter.id);
  if (*acknowledged == outbox::Acknowledgement::number_known_elsewhere) {
    journal_.note("courier.number_known_elsewhere", {{"letter", id}});
    return outcome_of(letter, NumberConflict{});
  }
  journal_.note("courier.acknowledged", {{"letter", id}, {"attempts", letter.attempts + 1}});
  return outcome_of(letter, Acknowledged{registered.number});
}

outbox::Result<Outcome> Courier::record(const outbox::Letter& letter, const registry::Failure& failure) {
  const auto refuse = [&](const registry::Anomalies& anomalies) -> outbox::Result<Outcome> {
    auto list = to_outbox(anomalies.list);
    if (auto refused = outbox::refuse(database_, letter.id, list); !refused) return std::unexpected(refused.error());
    journal_.note("courier.refused", {{"letter", std::to_underlying(letter.id)}, {"anomalies", list.size()}});
    return outcome_of(letter, Refused{std::move(list)});
  };
  const auto stop_queue = [&]() -> outbox::Result<Outcome> {
    auto outcome = postpone(letter, "credential_refused");
    if (!outcome) return outcome;
    stopped_until_ = clock_.now() + stop_after_refused_credential;
    outcome->what = QueueStopped{*stopped_until_};
    return outcome;
  };
  const auto postpone_transfer = [&](const transfer::Error& error) {
    const Word reason = word_of(error.kind);
    journal_.note("courier.failed", {{"letter", std::to_underlying(letter.id)}, {"reason", reason}});
    return error.kind == TransferKind::credential_refused ? stop_queue() : postpone(letter, reason.text());
  };
  const auto postpone_fault = [&](const registry::TechnicalFault& fault) {
    journal_.note("courier.failed", {{"letter", std::to_underlying(letter.id)}, {"reason", "technical_fault"}});
    return postpone(letter, "technical_fault", fault.retry_after.value_or(0s));
  };
  const auto postpone_bad = [&](const registry::BadAnswer&) {
    journal_.note("courier.failed", {{"letter", std::to_underlying(letter.id)}, {"reason", "bad_answer"}});
    return postpone(letter, "bad_answer");
  };
  return std::visit(Match{refuse, postpone_fault, postpone_transfer, postpone_bad}, failure);
}

outbox::Result<Outcome> Courier::postpone(const outbox::Letter& letter, std::string_view reason,
                                          std::chrono::milliseconds at_least) {
  const auto until = outbox::postpone(database_, letter.id, clock_.now(), reason, random_, at_least);
  if (!until) return std::unexpected(until.error());
  return outcome_of(letter, Postponed{*until});
}

// The date of deposit stays the terminal's; a difference is for maintainers to know.
void Courier::note_clock_difference(const registry::Registered& registered) {
  if (!registered.server_date) return;
  const auto difference = std::chrono::duration_cast<std::chrono::seconds>(*registered.server_date - clock_.now());
  if (std::chrono::abs(difference) < clocks_differ) return;
  journal_.note("courier.clocks_differ", {{"seconds", difference.count()}});
}

void Courier::note_broken_store(const Error& error) {
  journal_.note("courier.store_failed", {{"kind", std::to_underlying(error.kind)}});
}

void Courier::knock() {
  {
    const std::scoped_lock lock{mutex_};
    knocked_ = true;
    part_.request_stop();
  }
  awake_.notify_one();
}

void Courier::sleep(std::optional<Instant> until, const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  const auto knocked = [this] { return knocked_; };
  if (until) {
    const auto length = std::clamp<std::chrono::milliseconds>(*until - clock_.now(), 0ms, longest_sleep);
    awake_.wait_for(lock, stop, length, knocked);
  } else {
    awake_.wait(lock, stop, knocked);
  }
  knocked_ = false;
}

void Courier::reached(Step step) const {
  if (at_step_) at_step_(step);
}

}  // namespace guichet::sync::courier
