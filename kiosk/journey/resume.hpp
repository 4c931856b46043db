#pragma once
// Putting a demand aside and taking it up again: the slip a person leaves with, and the screen where its code is given
// back. Whoever has no slip learns nothing, not even whether there is something to find.

#include <optional>
#include <string>

#include "kiosk/demand/date.hpp"
#include "kiosk/journey/common.hpp"
#include "kiosk/journey/slip_code.hpp"
#include "platform/system/clock.hpp"

namespace guichet::kiosk::journey {

// The demand sleeps, sealed; what opens it stands here until the person leaves.
struct KeptSlip {
  SlipCode code;
  demand::Date until{};   // the draft is erased after this day
  bool replaces = false;  // an older slip, which opens nothing any more
  PrintState print = PrintState::not_asked;

  friend bool operator==(const KeptSlip&, const KeptSlip&) = default;
};

// Each with its sentence "resume.<name>"; "not_opened" is the same whatever is wrong with a well-formed code.
enum class ResumeProblem : unsigned char { not_a_code, not_opened, too_many_tries };
std::string text_key(ResumeProblem problem);

struct Resuming {
  std::string typed = {};
  std::optional<ResumeProblem> problem = {};
  std::optional<SlipCode> opening = {};                   // asked of storage, not answered yet
  std::optional<platform::system::Instant> reading = {};  // since when the slip's QR code is read by the scanner
  std::optional<ScanProblem> scan_problem = {};

  friend bool operator==(const Resuming&, const Resuming&) = default;
};

}  // namespace guichet::kiosk::journey
