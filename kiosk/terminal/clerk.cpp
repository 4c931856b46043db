#include "kiosk/terminal/clerk.hpp"

#include <algorithm>

#include "kiosk/documents/nir.hpp"
#include "kiosk/terminal/hands.hpp"
#include "kiosk/terminal/refused_papers.hpp"
#include "kiosk/terminal/wrong_codes.hpp"
#include "platform/vault/possession.hpp"

namespace guichet::kiosk::terminal {
namespace effect = journey::effect;
using journey::ProofProblem;
using journey::ScanProblem;
using platform::vault::PaperCode;

namespace {

constexpr std::string_view demand_door = "demand", staff_door = "staff", deposit_door = "deposit";

bool is_theirs(const demand::Demand& demand, const demand::PartialDate& born_on) {
  const auto* date = demand.people.front().answers.get<demand::PartialDate>("birth_date");
  return date != nullptr && *date == born_on;
}

// Whatever else a registry refuses is not a wrong number, and counts as none.
bool says_unknown(const sync::registry::Failure& failure, const demand::CodeLists& lists) {
  const auto* anomalies = std::get_if<sync::registry::Anomalies>(&failure);
  return anomalies != nullptr && std::ranges::any_of(anomalies->list, [&](const auto& anomaly) {
           return lists.knows("anomalieNumeroInconnu", anomaly.code);
         });
}

// A letter of the registry prints its number in letters only. Anybody can print one: it is typed for them, and proves
// nothing. Few bring one: its reader is not kept, nor what it read.
std::optional<demand::UniqueNumber> number_in_letters(const documents::Picture& page, const std::stop_token& stop) {
  if (page.grey.empty() || stop.stop_requested()) return std::nullopt;
  auto reader = documents::LineReader::open();
  if (!reader) return std::nullopt;
  return documents::find_unique_number(page, *reader, std::chrono::seconds{4}, stop);
}

}  // namespace

Clerk::Clerk(const Configuration& configuration, const Library& library, Machine machine,
             Mailbox<journey::Intent>& mailbox)
    : configuration_(configuration), library_(library), machine_(machine), mailbox_(mailbox), zones_(library) {}

void Clerk::give(Database database, platform::system::SecretBytes desk_secret) {
  worker_.post([this, given = std::move(database), secret = std::move(desk_secret)](const std::stop_token&) mutable {
    database_.emplace(std::move(given));
    desk_secret_.emplace(std::move(secret));
  });
}

void Clerk::give(sync::registry::Client client) {
  worker_.post(
      [this, given = std::move(client)](const std::stop_token&) mutable { client_.emplace(std::move(given)); });
}

std::stop_token Clerk::begin() {
  const std::scoped_lock lock(mutex_);
  under_way_.request_stop();
  under_way_ = {};
  return under_way_.get_token();
}

void Clerk::stop_scanning() {
  const std::scoped_lock lock(mutex_);
  under_way_.request_stop();
}

void Clerk::forget() {
  begin();
  worker_.post([this](const std::stop_token&) {
    file_.reset();
    shown_.reset();
    proven_ = false;
    if (client_) client_->close();
    if (database_) database_->forget_pages();
  });
}

// A wrong try that could not be counted closes every door until it is: a full disk must not make tries free.
bool Clerk::may_try(std::string_view door) {
  if (!database_) return false;
  if (uncounted_) count_wrong_try(std::string(*uncounted_));
  if (uncounted_) return false;
  const auto blocked = too_many_wrong_codes(*database_, door, machine_.clock.now());
  return blocked && !*blocked;
}

void Clerk::count_wrong_try(std::string_view door) {
  uncounted_.reset();
  if (note_wrong_code(*database_, door, machine_.clock.now())) return;
  uncounted_ = door;
  machine_.journal.note("code.not_counted");
}

// A receipt from before the number bears the reference of its deposit, which stands nowhere else: here it is as good a
// proof as ours. Whoever draws codes instead of holding one is counted like who types them.
std::optional<PaperCode> Clerk::number_of(const demand::DepositReference& reference) {
  if (!may_try(deposit_door)) return std::nullopt;
  const auto found = find_deposit(*database_, reference);
  if (found && !*found) count_wrong_try(deposit_door);
  if (!found || !*found || !(*found)->number) return std::nullopt;
  return PaperCode{.number = std::string((*found)->number->view()), .is_ours = true};
}

// The codes that lead to a number, ours first.
std::vector<PaperCode> Clerk::numbers_in(const std::vector<std::string>& codes) {
  std::vector<PaperCode> found;
  for (const auto& code : codes) {
    auto read = platform::vault::read_paper_code(*desk_secret_, code);
    const auto reference = demand::DepositReference::parse(code);
    if (reference && code == reference->view())
      if (auto known = number_of(*reference)) read = *std::move(known);
    if (!demand::UniqueNumber::parse(read.number)) continue;
    found.insert(read.is_ours ? found.begin() : found.end(), std::move(read));
  }
  return found;
}

demand::Date Clerk::today() const {
  return demand::paris_date(std::chrono::floor<std::chrono::seconds>(machine_.clock.now()));
}

// Read whole, or not at all: a part that its check digit contradicts may be anybody's.
std::expected<documents::Identity, ScanProblem> Clerk::identity_paper(const std::stop_token& stop) {
  const auto page = machine_.scanner.scan(stop, in_hand_.wish);
  if (!page) return std::unexpected(problem_of(page.error()));
  auto identity = zones_.read(*page, today());
  if (!identity || !identity->whole) return std::unexpected(ScanProblem::no_zone);
  return *std::move(identity);
}

std::expected<ReadPaper, ScanProblem> Clerk::paper(const std::stop_token& stop) {
  if (!desk_secret_) return std::unexpected(ScanProblem::scanner_failed);
  return read_paper(machine_.scanner, in_hand_.code, stop, in_hand_.wish);
}

std::expected<demand::Registered, Clerk::Asked> Clerk::read(const demand::UniqueNumber& number,
                                                            const std::stop_token& stop) {
  if (!client_) return std::unexpected(Asked::away);
  auto answer = client_->get_demande_logement(number.view(), stop);
  if (!answer) {
    const bool said_no = says_unknown(answer.error(), library_.code_lists);
    machine_.journal.note("inquiry.no_file", {{"away", said_no ? 0 : 1}});
    return std::unexpected(said_no ? Asked::not_found : Asked::away);
  }
  auto registered = demand::read_registered(answer->demand_xml, {today(), library_.communes, library_.code_lists});
  platform::system::wipe(answer->demand_xml);
  const bool whole = registered && registered->standing && registered->demand.number == number;
  // A registry that does not say where the demand stands leaves nothing to show.
  if (!whole) {
    machine_.journal.note("inquiry.not_understood");
    return std::unexpected(Asked::away);
  }
  add_what_did_not_arrive(*registered->standing);
  return *std::move(registered);
}

void Clerk::add_what_did_not_arrive(demand::Standing& standing) {
  if (!database_) return;
  const auto count = add_refused_papers(*database_, library_.documents.get(), standing);
  if (!count) return machine_.journal.note("papers.not_arrived_unknown");
  if (*count > 0) machine_.journal.note("papers.not_arrived_told", {{"count", *count}});
}

Clerk::Asked Clerk::ask(const demand::UniqueNumber& number, const std::stop_token& stop) {
  auto registered = read(number, stop);
  if (!registered) return registered.error();
  file_ = *std::move(registered);
  return Asked::found;
}

std::string Clerk::proof_of(const demand::UniqueNumber& number) const {
  return desk_secret_ ? platform::vault::possession_proof(*desk_secret_, number.view()) : std::string();
}

void Clerk::fetch(const demand::UniqueNumber& number, Handed done) {
  worker_.post([this, number, done = std::move(done)](const std::stop_token& stop) mutable {
    ForPaper told{.proof = proof_of(number)};
    if (auto registered = read(number, stop)) told.registered = *std::move(registered);
    done(std::move(told));
  });
}

void Clerk::hand_file(Handed done) {
  worker_.post([this, done = std::move(done)](const std::stop_token&) mutable {
    if (!file_ || !proven_) return done({});
    done({.registered = file_, .proof = proof_of(file_->standing->number)});
  });
}

void Clerk::prove(const demand::UniqueNumber& number, Handed done) {
  worker_.post(
      [this, number, done = std::move(done)](const std::stop_token&) mutable { done({.proof = proof_of(number)}); });
}

journey::Intent Clerk::open(journey::Instant asked_at) const {
  if (!file_ || !proven_) return journey::NotProven{asked_at, ProofProblem::foreign_paper};
  return journey::FileOpened{.asked_at = asked_at, .standing = *file_->standing, .demand = file_->demand};
}

journey::Intent Clerk::answer(const effect::ScanNumber& effect, const std::stop_token& stop) {
  const auto read = paper(stop);
  if (!read) return journey::ScanFailed{effect.asked_at, read.error()};
  const auto codes = numbers_in(read->codes);
  if (codes.empty()) {
    if (const auto printed = number_in_letters(read->picture, stop))
      return journey::NumberScanned{effect.asked_at, *printed};
    return journey::ScanFailed{effect.asked_at, ScanProblem::no_number};
  }
  const auto number = *demand::UniqueNumber::parse(codes.front().number);
  if (codes.front().is_ours) shown_ = number;
  return journey::NumberScanned{effect.asked_at, number};
}

journey::Intent Clerk::answer(const effect::AskRegistry& effect, const std::stop_token& stop) {
  file_.reset();
  proven_ = false;
  if (!database_) return journey::RegistryAway{effect.asked_at};
  if (!may_try(demand_door)) return journey::TooManyTries{effect.asked_at};
  const auto asked = ask(effect.number, stop);
  if (asked == Asked::away) return journey::RegistryAway{effect.asked_at};
  // One answer for both: whoever guesses does not learn which of the two is wrong.
  if (asked == Asked::not_found || !is_theirs(file_->demand, effect.born_on)) {
    file_.reset();
    count_wrong_try(demand_door);
    return journey::StandingNotFound{effect.asked_at};
  }
  proven_ = shown_ == effect.number;
  return journey::StandingFound{.asked_at = effect.asked_at,
                                .standing = proven_ ? *file_->standing : demand::without_words(*file_->standing),
                                .proven = proven_};
}

journey::Intent Clerk::answer(const effect::ScanProof& effect, const std::stop_token& stop) {
  const auto read = paper(stop);
  if (!read) return journey::ScanFailed{effect.asked_at, read.error()};
  const auto codes = numbers_in(read->codes);
  if (codes.empty()) return journey::ScanFailed{effect.asked_at, ScanProblem::no_number};
  if (!codes.front().is_ours) return journey::NotProven{effect.asked_at, ProofProblem::foreign_paper};
  if (demand::UniqueNumber::parse(codes.front().number) != effect.number)
    return journey::NotProven{effect.asked_at, ProofProblem::another_demand};
  proven_ = file_ && file_->demand.number == effect.number;
  return open(effect.asked_at);
}

// What the paper alone says is told of it; whatever differs from the file, one answer, and one try less.
journey::Intent Clerk::answer(const effect::ScanIdentity& effect, const std::stop_token& stop) {
  if (!may_try(demand_door)) return journey::TooManyTries{effect.asked_at};
  const auto identity = identity_paper(stop);
  if (!identity) return journey::ScanFailed{effect.asked_at, identity.error()};
  if (stop.stop_requested())
    return journey::NotProven{effect.asked_at, ProofProblem::other_identity};  // nobody hears it
  const auto last_day = documents::valid_until(*identity);
  if (!last_day || *last_day < today()) return journey::NotProven{effect.asked_at, ProofProblem::expired_paper};
  proven_ = file_ && file_->demand.number == effect.number &&
            documents::is_theirs(*identity, file_->demand.people.front().answers);
  if (proven_) {
    machine_.journal.note("identity.opened");
    return open(effect.asked_at);
  }
  machine_.journal.note("identity.refused");
  count_wrong_try(demand_door);
  return journey::NotProven{effect.asked_at, ProofProblem::other_identity};
}

journey::Intent Clerk::answer(const effect::CheckStaffCode& effect, const std::stop_token&) {
  if (!configuration_.staff_pin) return journey::NotProven{effect.asked_at, ProofProblem::no_staff_code};
  if (!may_try(staff_door)) return journey::TooManyTries{effect.asked_at};
  if (!configuration_.staff_pin->matches(effect.code)) {
    count_wrong_try(staff_door);
    machine_.journal.note("staff.wrong_code");
    return journey::NotProven{effect.asked_at, ProofProblem::wrong_code};
  }
  machine_.journal.note("staff.confirmed");
  proven_ = file_.has_value();
  return open(effect.asked_at);
}

journey::Intent Clerk::answer(const effect::OpenFile& effect, const std::stop_token&) { return open(effect.asked_at); }

journey::Intent Clerk::answer(const effect::Reread& effect, const std::stop_token& stop) {
  if (!file_ || !proven_) return journey::RegistryAway{effect.asked_at};
  if (ask(demand::UniqueNumber(*file_->demand.number), stop) != Asked::found)
    return journey::RegistryAway{effect.asked_at};
  return open(effect.asked_at);
}

}  // namespace guichet::kiosk::terminal
