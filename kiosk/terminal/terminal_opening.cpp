// Of the terminal: what is opened with the keys - its records, the way to ask the registry, the way to write to it.
#include <algorithm>

#include "kiosk/terminal/terminal.hpp"
#include "platform/vault/key_file.hpp"
#include "platform/vault/possession.hpp"

namespace guichet::kiosk::terminal {
using namespace std::chrono_literals;

namespace {

// Between two tries to open a file that was busy.
constexpr auto retry_every = 15s;

}  // namespace

// Each part once: after a try that found the file busy, those that are missing.
void Terminal::open_records() {
  const bool again = std::exchange(retry_at_, std::nullopt).has_value();
  const auto key = keys_->load();
  if (!key) {
    machine_.journal.note("key.refused", {{"kind", static_cast<int>(key.error().kind)}});
    return mailbox_.post(journey::Failed{journey::Failure::storage_unavailable});
  }
  if (!has_records_) {
    auto database = open_database(*key);
    if (!database && again && retry_at_) return;  // told the first time
    if (!database) {
      machine_.journal.note("database.refused", {{"kind", static_cast<int>(database.error().kind)}});
      return mailbox_.post(journey::Failed{failure_of(database.error())});
    }
    has_records_ = true;
    auto drawer = PaperDrawer::open(*database, papers_folder(configuration_), *key, machine_.random);
    if (!drawer) machine_.journal.note("papers.closed", {{"kind", static_cast<int>(drawer.error().kind)}});
    auto papers = drawer ? std::optional(*std::move(drawer)) : std::nullopt;
    resume_after_interruption(*database, papers);
    hands_.give(*std::move(database), platform::system::SecretBytes::copy_of(key->bytes()), std::move(papers));
  }
  if (!has_inquiries_) open_inquiries(*key);
  if (!post_office_) open_post_office(*key);
}

// Busy is no state to stay in: another program holds the file for a while, a copy being made of it, say.
Stored<Database> Terminal::open_database(const platform::system::SecretBytes& key) {
  const auto steps = migrations();
  auto database = Database::open(configuration_.database, key, steps);
  const bool busy = !database && database.error().kind == platform::storage::Error::Kind::busy;
  if (busy) retry_at_ = hour_.now() + retry_every;
  return database;
}

// Opening may wait for the file: never while a person is in the middle of something.
std::optional<std::chrono::milliseconds> Terminal::until_retry() {
  if (!retry_at_) return std::nullopt;
  const bool nobody_waits =
      std::holds_alternative<journey::Attract>(model_.place) || std::holds_alternative<journey::Trouble>(model_.place);
  if (hour_.now() >= *retry_at_) nobody_waits ? open_records() : void(retry_at_ = hour_.now() + retry_every);
  return retry_at_ ? std::optional(std::max(0ms, *retry_at_ - hour_.now())) : std::nullopt;
}

// A draft is shown again only as long as its owner would still be in front of the screen.
void Terminal::resume_after_interruption(Database& database, const std::optional<PaperDrawer>& drawer) {
  const auto draft = load_draft(database, context().world);
  if (draft && *draft) {
    // A clock set back would make an old draft look young: an age below zero is no age.
    const auto age = machine_.clock.now() - (*draft)->saved_at;
    if (age >= 0ms && age < settings_.idle_warning + settings_.countdown)
      return mailbox_.post(journey::Restored{(*draft)->demand, (*draft)->language, papers_in(database, drawer)});
  }
  if (!erase_draft(database)) machine_.journal.note("draft.not_erased");
  if (drawer && !drawer->settle(database, {})) machine_.journal.note("papers.not_settled");
  database.forget_pages();  // it was read to be judged
  person_left_ = true;
}

// What proves the papers of the desk is the town's, or made from this terminal's key.
std::optional<platform::system::SecretBytes> Terminal::desk_secret(const platform::system::SecretBytes& key) const {
  if (!configuration_.desk_secret) return platform::vault::desk_secret_from(key);
  auto secret = platform::vault::KeyFile(*configuration_.desk_secret).load();
  if (!secret) machine_.journal.note("desk_secret.refused", {{"kind", static_cast<int>(secret.error().kind)}});
  return secret ? std::optional(*std::move(secret)) : std::nullopt;
}

// People wait for an answer in front of the screen: a registry that is slow is away.
void Terminal::open_inquiries(const platform::system::SecretBytes& key) {
  auto database = open_database(key);
  auto secret = desk_secret(key);
  if (!database || !secret) return machine_.journal.note("inquiries.closed");
  hands_.clerk().give(*std::move(database), *std::move(secret));
  has_inquiries_ = true;
  auto client = open_client(configuration_, sync::registry::for_lookups({}));
  if (!client) return machine_.journal.note("inquiries.closed", {{"why", "certificate"}});
  hands_.clerk().give(*std::move(client));
}

// Without the registry the terminal still takes deposits: they wait in the outbox.
void Terminal::open_post_office(const platform::system::SecretBytes& key) {
  auto database = open_database(key);
  if (!database)
    return machine_.journal.note("post_office.closed", {{"kind", static_cast<int>(database.error().kind)}});
  auto files = platform::storage::SealedFiles::open(papers_folder(configuration_), key);
  auto opened = PostOffice::open(configuration_, *std::move(database),
                                 files ? std::optional(*std::move(files)) : std::nullopt, machine_, mailbox_);
  if (!opened) return machine_.journal.note("post_office.closed", {{"why", "certificate"}});
  post_office_ = *std::move(opened);
  hands_.on_deposit([this] { post_office_->knock(); });
}

}  // namespace guichet::kiosk::terminal
