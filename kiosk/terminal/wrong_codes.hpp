#pragma once
// How many wrong codes this terminal was given within the last hour, for each door: neither leaving the screen nor
// switching the terminal off and on again gives a guesser new tries.

#include <string_view>

#include "kiosk/terminal/records.hpp"

namespace guichet::kiosk::terminal {

inline constexpr int most_wrong_codes_an_hour = 20;  // four people in bad luck, and years to guess 50 bits

// `door`: a name of ours, such as "deposit".
Stored<bool> too_many_wrong_codes(Database& database, std::string_view door, Instant now);
Stored<void> note_wrong_code(Database& database, std::string_view door, Instant now);

}  // namespace guichet::kiosk::terminal
