#include "kiosk/terminal/wrong_codes.hpp"

#include "platform/system/clock.hpp"

namespace guichet::kiosk::terminal {
namespace {

using platform::system::milliseconds;

std::int64_t an_hour_before(Instant now) { return milliseconds(now - std::chrono::hours{1}); }

}  // namespace

Stored<bool> too_many_wrong_codes(Database& database, std::string_view door, Instant now) {
  const auto rows = database.query("SELECT count(*) FROM wrong_code WHERE door = ? AND given_at > ? AND given_at <= ?",
                                   door, an_hour_before(now), milliseconds(now));
  if (!rows) return std::unexpected(rows.error());
  return rows->front().integer(0) >= most_wrong_codes_an_hour;
}

Stored<void> note_wrong_code(Database& database, std::string_view door, Instant now) {
  // A clock that was set back leaves codes "of the future", which would otherwise never grow old.
  const auto tidied = database.run("DELETE FROM wrong_code WHERE given_at <= ? OR given_at > ?", an_hour_before(now),
                                   milliseconds(now));
  if (!tidied) return tidied;
  return database.run("INSERT INTO wrong_code VALUES (?, ?)", door, milliseconds(now));
}

}  // namespace guichet::kiosk::terminal
