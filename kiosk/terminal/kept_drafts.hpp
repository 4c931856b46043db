#pragma once
// Demands put aside until their owner comes back with a slip: each sealed under the terminal's key and the slip's code,
// so that nobody reads one without its slip, not even with the database open.

#include <functional>
#include <optional>
#include <span>

#include "kiosk/journey/slip_code.hpp"
#include "kiosk/terminal/paper_drawer.hpp"
#include "kiosk/terminal/records.hpp"
#include "platform/system/secret.hpp"
#include "platform/vault/sealed_box.hpp"

namespace guichet::kiosk::terminal {

std::span<const platform::storage::Migration> kept_draft_migrations();

// What goes with it into its box, and comes out with it: prepared before the transaction, noted in it. In the box,
// lines without any "<".
struct GoesWithDraft {
  std::function<Stored<PaperDrawer::Aside>(const platform::vault::SealedBox&)> put_in = {};
  std::function<Stored<InTransaction>(const platform::vault::SealedBox&, std::string_view)> take_out = {};
};

struct KeptDraft {
  journey::SlipCode code;
  demand::Date until{};   // the last day, in Paris, on which the code opens it
  bool replaces = false;  // the draft had been opened with a slip, which opens nothing any more
};

// The draft goes from the session to its box in one transaction: a cut leaves one of the two, never both or neither.
// The session's draft is that of the screen, whatever had been saved of it.
Stored<KeptDraft> keep_draft(Database& database, const platform::system::SecretBytes& terminal_key,
                             const demand::Demand& draft, std::string_view language, Instant now,
                             std::chrono::days retention, platform::system::Random& random,
                             const GoesWithDraft& with = {});

// Opens it as the session's draft. The box stays until the deposit, another slip, or its last day: a session that ends
// unattended takes nothing from its owner. Nothing: no such code, or its time is over.
Stored<std::optional<Draft>> open_kept_draft(Database& database, const platform::system::SecretBytes& terminal_key,
                                             const journey::SlipCode& code, const demand::Context& context, Instant now,
                                             const GoesWithDraft& with = {});

// The box that the session's draft was opened from, if any: its content is deposited, replaced or given up.
Stored<bool> erase_opened_box(Database& database);

Stored<void> erase_expired_drafts(Database& database, Instant now);

}  // namespace guichet::kiosk::terminal
