#include "sync/courier/parcel_post.hpp"

#include <algorithm>
#include <utility>

#include "platform/system/match.hpp"
#include "platform/system/secret.hpp"

namespace guichet::sync::courier {
namespace {

using namespace std::chrono_literals;
using outbox::Database;
using outbox::Parcel;
using outbox::Result;
using platform::system::Match;
using platform::system::Word;
using registry::Held;
using registry::HeldOrFailure;

// Once is an accident on the way; twice is a document that cannot be sent.
constexpr int most_restarts = 1;

registry::Document document_of(const Parcel& parcel) {
  return {.number = parcel.number,
          .id = parcel.document,
          .kind = parcel.kind,
          .name = parcel.name,
          .size = parcel.size,
          .sha256 = parcel.sha256,
          .restarts = parcel.restarts};
}

template <class What>
ParcelOutcome outcome_of(const Parcel& parcel, What what) {
  return {parcel.document, parcel.deposit_reference, parcel.number, parcel.kind, parcel.size, std::move(what)};
}

// Of a step that is only on disk or not.
template <class What>
Result<ParcelOutcome> outcome_if(const Result<void>& done, const Parcel& parcel, What what) {
  if (!done) return std::unexpected(done.error());
  return outcome_of(parcel, std::move(what));
}

}  // namespace

ParcelPost::ParcelPost(registry::DocumentClient& client, platform::storage::SealedFiles files,
                       const platform::system::Clock& clock, platform::system::Random& random,
                       platform::system::Journal& journal, OnOutcome on_outcome, AtStep at_step)
    : client_(client),
      files_(std::move(files)),
      clock_(clock),
      random_(random),
      journal_(journal),
      on_outcome_(std::move(on_outcome)),
      at_step_(std::move(at_step)) {}

Result<ParcelPost::Turn> ParcelPost::send_one_part(Database& database, const std::stop_token& stop) {
  const auto parcel = outbox::next_due_parcel(database, clock_.now());
  if (!parcel) return std::unexpected(parcel.error());
  if (!*parcel) return Turn::nothing_due;
  reached(ParcelStep::picked);
  // Pessimistic, as for letters: a crash from here on leaves a parcel of which the registry may hold more than we know,
  // and the next life asks before it sends.
  if (auto marked = outbox::mark_sending(database, (*parcel)->id); !marked) return std::unexpected(marked.error());
  reached(ParcelStep::marked);
  auto held = locate(database, **parcel, stop);
  if (held && *held && !(*held)->complete) held = carry(database, **parcel, **held, stop);
  if (!held) return std::unexpected(held.error());
  const auto outcome = record(database, **parcel, *held);
  if (!outcome) return std::unexpected(outcome.error());
  on_outcome_(*outcome);
  return std::holds_alternative<QueueStopped>(outcome->what) ? Turn::queue_stopped : Turn::done;
}

// Where the document goes on. What the last part was answered is believed; after any doubt the registry is asked.
Result<HeldOrFailure> ParcelPost::locate(Database& database, const Parcel& parcel, const std::stop_token& stop) {
  if (!parcel.upload.empty() && !parcel.in_doubt) return Held{.upload = parcel.upload, .offset = parcel.sent};
  const auto document = document_of(parcel);
  auto held = parcel.upload.empty() ? client_.open(document, stop) : client_.ask(document, parcel.upload, stop);
  reached(ParcelStep::opened);
  if (!held) return held;
  // A crash here forgets the upload; opened again under the same key, the registry gives the same.
  if (auto noted = outbox::locate(database, parcel.id, held->upload, held->offset); !noted)
    return std::unexpected(noted.error());
  reached(ParcelStep::located);
  return held;
}

Result<HeldOrFailure> ParcelPost::carry(Database& database, const Parcel& parcel, const Held& held,
                                        const std::stop_token& stop) {
  using Kind = platform::storage::Error::Kind;
  platform::system::SecretBytes part(
      static_cast<std::size_t>(std::min<std::uint64_t>(transfer::largest_part, parcel.size - held.offset)));
  const auto file = files_.find(database, parcel.document);
  const auto read = file.and_then([&](const auto& sealed) { return sealed.read(held.offset, part.bytes()); });
  if (!read && read.error().kind != Kind::damaged) return std::unexpected(read.error());
  if (!read || *read != part.size()) return HeldOrFailure(std::unexpect, registry::DocumentRefused{"content_lost"});
  auto answer = client_.send(document_of(parcel), held, part.bytes(), stop);
  reached(ParcelStep::answered);
  // An answer that takes nothing would be asked for again and again, at once.
  if (answer && !answer->complete && answer->offset <= held.offset)
    return HeldOrFailure(std::unexpect, registry::BadAnswer{"no progress"});
  return answer;
}

Result<ParcelOutcome> ParcelPost::record(Database& database, const Parcel& parcel, const HeldOrFailure& held) {
  if (!held) return record_failure(database, parcel, held.error());
  if (held->complete) return finish(database, parcel);
  auto advanced = outbox::advance(database, parcel.id, held->offset, clock_.now());
  reached(ParcelStep::advanced);
  return outcome_if(advanced, parcel, PartSent{held->offset});
}

Result<ParcelOutcome> ParcelPost::finish(Database& database, const Parcel& parcel) {
  // A crash here forgets that the registry has it all: it is asked, and says so with the digest.
  reached(ParcelStep::received);
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  auto done = outbox::acknowledge(database, parcel.id);
  if (done) done = platform::storage::SealedFiles::forget(database, parcel.document);
  if (done) done = transaction->commit();
  if (!done) return std::unexpected(done.error());
  // A crash here leaves a file that nothing opens, for the next start to sweep.
  reached(ParcelStep::acknowledged);
  files_.remove(parcel.document);
  database.forget_pages();
  reached(ParcelStep::erased);
  journal_.note("courier.document_received",
                {{"parcel", std::to_underlying(parcel.id)}, {"restarts", parcel.restarts}});
  return outcome_of(parcel, DocumentReceived{});
}

Result<ParcelOutcome> ParcelPost::record_failure(Database& database, const Parcel& parcel, const Failure& failure) {
  const auto other_bytes = [&](const registry::DigestDiffers&) -> Result<ParcelOutcome> {
    journal_.note("courier.digest_differs", {{"parcel", std::to_underlying(parcel.id)}, {"restarts", parcel.restarts}});
    if (parcel.restarts >= most_restarts) return refuse(database, parcel, "digest_differs");
    return outcome_if(outbox::restart(database, parcel.id), parcel, DocumentRestarted{});
  };
  const auto lost = [&](const registry::UploadLost&) -> Result<ParcelOutcome> {
    if (auto noted = outbox::lose_upload(database, parcel.id); !noted) return std::unexpected(noted.error());
    return postpone(database, parcel, "upload_lost");
  };
  const auto not_sent = [&](const transfer::Error& error) -> Result<ParcelOutcome> {
    using Kind = transfer::Error::Kind;
    // Asked to stop: nothing is wrong, and nothing is to be waited for.
    if (error.kind == Kind::cancelled)
      return outcome_if(outbox::release(database, parcel.id), parcel, Postponed{clock_.now()});
    auto outcome = postpone(database, parcel, word_of(error.kind));
    if (outcome && error.kind == Kind::credential_refused)
      outcome->what = QueueStopped{clock_.now() + stop_after_refused_credential};
    return outcome;
  };
  return std::visit(
      Match{other_bytes, lost, not_sent,
            [&](const registry::DocumentRefused& refused) { return refuse(database, parcel, refused.reason); },
            [&](const registry::TechnicalFault& fault) {
              return postpone(database, parcel, "technical_fault", fault.retry_after.value_or(0s));
            },
            [&](const registry::BadAnswer&) { return postpone(database, parcel, "bad_answer"); }},
      failure);
}

Result<ParcelOutcome> ParcelPost::postpone(Database& database, const Parcel& parcel, Word why,
                                           std::chrono::milliseconds at_least) {
  journal_.note("courier.part_failed", {{"parcel", std::to_underlying(parcel.id)}, {"reason", why}});
  const auto until = outbox::postpone(database, parcel.id, clock_.now(), why.text(), random_, at_least);
  if (!until) return std::unexpected(until.error());
  return outcome_of(parcel, Postponed{*until});
}

Result<ParcelOutcome> ParcelPost::refuse(Database& database, const Parcel& parcel, std::string reason) {
  journal_.note("courier.document_refused", {{"parcel", std::to_underlying(parcel.id)}});
  if (const auto done = outbox::refuse(database, parcel.id, reason); !done) return std::unexpected(done.error());
  const auto refused = outbox::count_refused(database, parcel.deposit_reference);
  return outcome_of(parcel, DocumentNotTaken{.reason = std::move(reason), .refused = refused.value_or(1)});
}

void ParcelPost::reached(ParcelStep step) const {
  if (at_step_) at_step_(step);
}

}  // namespace guichet::sync::courier
