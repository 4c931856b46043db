#include <array>

#include "sync/outbox/outbox.hpp"

namespace guichet::sync::outbox {
namespace {

// The checks say once more what the functions promise: no number without acknowledgement, no unsent letter without its
// body.
constexpr std::string_view letters = R"sql(
CREATE TABLE outbox_letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  deposit_reference TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL UNIQUE,
  body BLOB,
  written_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'acknowledged', 'refused')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL,
  reason TEXT,
  number TEXT,
  CHECK ((state = 'acknowledged') = (number IS NOT NULL)),
  CHECK ((state = 'acknowledged') = (body IS NULL))
) STRICT;
CREATE INDEX outbox_due ON outbox_letters (state, not_before);
CREATE UNIQUE INDEX outbox_created_numbers ON outbox_letters (number) WHERE kind = 'CRE' AND number IS NOT NULL;
CREATE TABLE outbox_anomalies (
  letter INTEGER NOT NULL REFERENCES outbox_letters (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (letter, position)
) STRICT;
)sql";

// Changes, renewals and closures concern a demand whose number is known before they leave.
constexpr std::string_view letters_about_a_demand = R"sql(
ALTER TABLE outbox_letters ADD COLUMN about TEXT CHECK ((kind = 'CRE') = (about IS NULL));
CREATE INDEX outbox_about ON outbox_letters (about, id) WHERE state IN ('waiting', 'sending');
)sql";

// Set by the first tidying after the end, so that nothing is forgotten sooner than promised.
constexpr std::string_view when_letters_ended = "ALTER TABLE outbox_letters ADD COLUMN ended_at INTEGER";

// A parcel waits without a number, or leaves with one. Once acknowledged, nothing of it stays but that it was.
constexpr std::string_view with_parcels = R"sql(
CREATE TABLE outbox_parcels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL UNIQUE,
  deposit_reference TEXT,
  number TEXT,
  kind TEXT,
  name TEXT,
  size INTEGER NOT NULL,
  sha256 BLOB,
  written_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'acknowledged', 'refused')),
  upload TEXT,
  sent INTEGER NOT NULL DEFAULT 0,
  in_doubt INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  restarts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL,
  reason TEXT,
  ended_at INTEGER,
  CHECK (deposit_reference IS NOT NULL OR number IS NOT NULL),
  CHECK (number IS NOT NULL OR state = 'waiting'),
  CHECK ((state = 'acknowledged') = (kind IS NULL)),
  CHECK ((kind IS NULL) = (name IS NULL) AND (kind IS NULL) = (sha256 IS NULL)),
  CHECK (sent <= size)
) STRICT;
CREATE INDEX outbox_parcels_due ON outbox_parcels (state, not_before);
CREATE INDEX outbox_parcels_of_a_deposit ON outbox_parcels (deposit_reference);
)sql";

// Two people of a demand may each have given the same paper.
constexpr std::string_view whose_parcels = "ALTER TABLE outbox_parcels ADD COLUMN person INTEGER";

constexpr std::array all{platform::storage::Migration{"2026-11-22", "outbox", letters},
                         platform::storage::Migration{"2026-11-23", "letters about a demand", letters_about_a_demand},
                         platform::storage::Migration{"2026-11-27", "when letters ended", when_letters_ended},
                         platform::storage::Migration{"2026-11-27", "parcels", with_parcels},
                         platform::storage::Migration{"2026-11-27", "whose parcels", whose_parcels}};

}  // namespace

std::span<const platform::storage::Migration> migrations() { return all; }

}  // namespace guichet::sync::outbox
