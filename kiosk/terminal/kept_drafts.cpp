#include "kiosk/terminal/kept_drafts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "kiosk/demand/message.hpp"
#include "platform/storage/sealed_file.hpp"
#include "platform/system/clock.hpp"

namespace guichet::kiosk::terminal {
namespace storage = platform::storage;
using platform::system::SecretBytes;
using platform::vault::SealedBox;

namespace {

constexpr std::array<storage::Migration, 2> draft_migrations = {
    {{
         .date = "2026-11-23",
         .name = "kept drafts and wrong codes",
         .sql = "CREATE TABLE kept_draft (name BLOB PRIMARY KEY, sealed BLOB NOT NULL, kept_at INTEGER NOT NULL,"
                " expires_at INTEGER NOT NULL) STRICT;"
                // The box that the session's draft was opened from: its name, which opens nothing.
                "ALTER TABLE draft ADD COLUMN opened_from BLOB;"
                "CREATE TABLE wrong_code (door TEXT NOT NULL, given_at INTEGER NOT NULL) STRICT;",
     },
     {
         .date = "2026-11-27",
         .name = "pages of kept drafts",
         .sql = "CREATE TABLE kept_draft_page (box BLOB NOT NULL, name TEXT PRIMARY KEY) STRICT;",
     }}};

using platform::system::milliseconds;
using platform::system::seconds;

SealedBox box_of(const SecretBytes& terminal_key, const journey::SlipCode& code) {
  auto secret = code.secret();
  SealedBox box(terminal_key, secret, "guichet kept draft");
  platform::system::wipe(secret);
  return box;
}

journey::SlipCode new_code(platform::system::Random& random) {
  journey::SlipCode::Secret secret{};
  random.fill(secret);
  const journey::SlipCode code(secret);
  platform::system::wipe(secret);
  return code;
}

// Until midnight in Paris at the end of the last day.
Instant end_of(demand::Date day) {
  const auto midnight = std::chrono::sys_seconds(std::chrono::sys_days(day) + std::chrono::days{1});
  return midnight - demand::paris_offset(midnight);
}

// The language on the first line, lines about what goes with the draft, then the message, which begins with "<".
SecretBytes packed(const demand::Demand& draft, std::string_view language, std::string_view with, Instant now) {
  auto message = std::string(with) + demand::write_message(draft, {.sent = seconds(now)});
  SecretBytes clear(language.size() + 1 + message.size());
  auto next = std::ranges::copy(std::as_bytes(std::span(language)), clear.bytes().begin()).out;
  *next++ = std::byte{'\n'};
  std::ranges::copy(std::as_bytes(std::span(message)), next);
  platform::system::wipe(message);
  return clear;
}

Stored<void> noted_of(const InTransaction& prepared) { return prepared ? prepared() : Stored<void>{}; }

struct Unpacked {
  std::string_view language, with, message;
};
std::optional<Unpacked> unpacked(std::span<const std::byte> clear) {
  const std::string_view text(reinterpret_cast<const char*>(clear.data()), clear.size());
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto rest = text.substr(end + 1);
  const auto message = std::min(rest.find('<'), rest.size());
  return Unpacked{text.substr(0, end), rest.substr(0, message), rest.substr(message)};
}

// Their keys go with the box; whoever sweeps the folder removes the files.
Stored<void> forget_pages_without_box(Database& database) {
  const auto rows =
      database.query("DELETE FROM kept_draft_page WHERE box NOT IN (SELECT name FROM kept_draft) RETURNING name");
  if (!rows) return std::unexpected(rows.error());
  for (const auto& row : *rows)
    if (const auto done = storage::SealedFiles::forget(database, row.text(0)); !done) return done;
  return {};
}

}  // namespace

std::span<const storage::Migration> kept_draft_migrations() { return draft_migrations; }

Stored<KeptDraft> keep_draft(Database& database, const SecretBytes& terminal_key, const demand::Demand& draft,
                             std::string_view language, Instant now, std::chrono::days retention,
                             platform::system::Random& random, const GoesWithDraft& with) {
  const auto code = new_code(random);
  const auto until = demand::Date(std::chrono::sys_days(demand::paris_date(seconds(now))) + retention);
  const auto box = box_of(terminal_key, code);
  const auto aside = with.put_in ? with.put_in(box) : Stored<PaperDrawer::Aside>{};
  if (!aside) return std::unexpected(aside.error());
  const auto sealed = box.seal(packed(draft, language, aside->lines, now).bytes(), random);
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  if (const auto noted = noted_of(aside->note); !noted) return std::unexpected(noted.error());
  const auto done = database.run("INSERT INTO kept_draft VALUES (?, ?, ?, ?)", std::span<const std::byte>(box.name()),
                                 std::span<const std::byte>(sealed), milliseconds(now), milliseconds(end_of(until)));
  if (!done) return std::unexpected(done.error());
  const auto replaces = erase_opened_box(database);
  if (!replaces) return std::unexpected(replaces.error());
  if (const auto erased = erase_draft(database); !erased) return std::unexpected(erased.error());
  // A cut before this line leaves the session's draft, after it the box that only the slip opens.
  if (const auto kept = transaction->commit(); !kept) return std::unexpected(kept.error());
  // The log still has the pages of before: the database's key alone must find nothing there either.
  database.forget_pages();
  return KeptDraft{.code = code, .until = until, .replaces = *replaces};
}

Stored<std::optional<Draft>> open_kept_draft(Database& database, const SecretBytes& terminal_key,
                                             const journey::SlipCode& code, const demand::Context& context, Instant now,
                                             const GoesWithDraft& with) {
  const auto box = box_of(terminal_key, code);
  const std::span<const std::byte> name(box.name());
  const auto rows =
      database.query("SELECT sealed FROM kept_draft WHERE name = ? AND expires_at > ?", name, milliseconds(now));
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  const auto clear = box.open(rows->front().blob(0));
  const auto content = clear ? unpacked(clear->bytes()) : std::nullopt;
  if (!content) return std::nullopt;
  const auto message = demand::read_message(content->message, context);
  if (!message) return std::nullopt;  // written by a version that knew more: it cannot be continued here

  const auto taken = with.take_out ? with.take_out(box, content->with) : Stored<InTransaction>{};
  if (!taken) return std::unexpected(taken.error());
  Draft draft{.demand = message->demand, .language = std::string(content->language), .saved_at = now};
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  if (const auto erased = erase_draft(database); !erased) return std::unexpected(erased.error());
  if (const auto saved = save_draft(database, draft.demand, draft.language, now); !saved)
    return std::unexpected(saved.error());
  if (const auto noted = noted_of(*taken); !noted) return std::unexpected(noted.error());
  const auto linked = database.run("UPDATE draft SET opened_from = ?", name);
  if (!linked) return std::unexpected(linked.error());
  if (const auto done = transaction->commit(); !done) return std::unexpected(done.error());
  return draft;
}

Stored<bool> erase_opened_box(Database& database) {
  const auto rows =
      database.query("DELETE FROM kept_draft WHERE name IN (SELECT opened_from FROM draft) RETURNING expires_at");
  if (!rows) return std::unexpected(rows.error());
  if (const auto done = forget_pages_without_box(database); !done) return std::unexpected(done.error());
  return !rows->empty();
}

Stored<void> erase_expired_drafts(Database& database, Instant now) {
  auto transaction = database.begin();
  if (!transaction) return std::unexpected(transaction.error());
  if (const auto done = database.run("DELETE FROM kept_draft WHERE expires_at <= ?", milliseconds(now)); !done)
    return done;
  if (const auto done = forget_pages_without_box(database); !done) return done;
  return transaction->commit();
}

}  // namespace guichet::kiosk::terminal
