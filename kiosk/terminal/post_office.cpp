#include "kiosk/terminal/post_office.hpp"

#include "platform/system/match.hpp"

namespace guichet::kiosk::terminal {
namespace courier = sync::courier;
namespace transfer = sync::transfer;
namespace {

using platform::system::Match;

std::optional<journey::Intent> told(const courier::Outcome& outcome) {
  const auto reference = demand::DepositReference::parse(outcome.deposit_reference);
  if (!reference) return std::nullopt;
  using Told = std::optional<journey::Intent>;
  return std::visit(Match{
                        [&](const courier::Acknowledged& acknowledged) -> Told {
                          const auto number = demand::UniqueNumber::parse(acknowledged.number);
                          return number ? Told(journey::NumberArrived{*reference, *number}) : std::nullopt;
                        },
                        [&](const courier::Refused& refused) -> Told {
                          journey::RegistryRefused intent{*reference, {}};
                          for (const auto& anomaly : refused.anomalies)
                            intent.anomalies.push_back({anomaly.code, anomaly.text});
                          return intent;
                        },
                        [&](const courier::NumberConflict&) -> Told {
                          return journey::RegistryRefused{*reference,
                                                          {{std::string(sync::outbox::number_known_code), {}}}};
                        },
                        [](const auto&) -> Told { return std::nullopt; },
                    },
                    outcome.what);
}

// Of papers, only that one must be given again: the screen says it to whoever still stands there.
std::optional<journey::Intent> told(const courier::ParcelOutcome& outcome) {
  const auto reference = demand::DepositReference::parse(outcome.deposit_reference);
  const auto* not_taken = std::get_if<courier::DocumentNotTaken>(&outcome.what);
  if (!reference || not_taken == nullptr) return std::nullopt;
  return journey::PaperRefused{*reference, not_taken->refused};
}

std::expected<transfer::Session, std::string> session_with(const Configuration& configuration,
                                                           transfer::Settings patience) {
  patience.ca_file = configuration.authority;
  patience.certificate_file = configuration.certificate;
  patience.key_file = configuration.certificate_key;
  patience.crl_file = configuration.revocations;
  auto session = transfer::Session::create(std::move(patience));
  if (!session) return std::unexpected(session.error().detail);
  return *std::move(session);
}

}  // namespace

std::expected<sync::registry::Client, std::string> open_client(const Configuration& configuration,
                                                               transfer::Settings patience) {
  auto session = session_with(configuration, std::move(patience));
  if (!session) return std::unexpected(session.error());
  return sync::registry::Client(*std::move(session), {.url = configuration.registry_url, .encryption = {}});
}

std::expected<std::unique_ptr<PostOffice>, std::string> PostOffice::open(
    const Configuration& configuration, Database database, std::optional<platform::storage::SealedFiles> files,
    Machine machine, Mailbox<journey::Intent>& mailbox) {
  auto client = open_client(configuration);
  if (!client) return std::unexpected(client.error());
  Ways ways{.letters = *std::move(client), .documents = std::nullopt};
  if (!configuration.documents_url.empty()) {
    auto session = session_with(configuration, {});
    if (!session) return std::unexpected(session.error());
    ways.documents.emplace(*std::move(session), configuration.documents_url);
  }
  return std::unique_ptr<PostOffice>(
      new PostOffice(std::move(database), std::move(ways), std::move(files), machine, mailbox));
}

PostOffice::PostOffice(Database database, Ways ways, std::optional<platform::storage::SealedFiles> files,
                       Machine machine, Mailbox<journey::Intent>& mailbox)
    : ways_(std::move(ways)),
      courier_(std::move(database), ways_.letters, machine.clock, machine.random, machine.journal,
               [&mailbox](const courier::Outcome& outcome) {
                 if (auto intent = told(outcome)) mailbox.post(*std::move(intent));
               }) {
  // Without an address for them, papers wait on this terminal, encrypted.
  if (ways_.documents && files) {
    parcels_.emplace(*ways_.documents, *std::move(files), machine.clock, machine.random, machine.journal,
                     [&mailbox](const courier::ParcelOutcome& outcome) {
                       if (auto intent = told(outcome)) mailbox.post(*std::move(intent));
                     });
    courier_.carry_with(*parcels_);
  }
  thread_ = std::jthread([this](const std::stop_token& stop) { courier_.run(stop); });
}

}  // namespace guichet::kiosk::terminal
