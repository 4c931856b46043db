#pragma once
// What each paper tells, as values: one struct for each kind of paper that a person may leave with.
// None has a place for the social security number, which is never printed.

#include <optional>
#include <string>
#include <variant>

#include "kiosk/demand/demand.hpp"
#include "kiosk/demand/message.hpp"
#include "kiosk/demand/standing.hpp"

namespace guichet::kiosk::receipt {

using demand::Date;

// A message laid down at this terminal: with the number once the registry gave it, with the reference until then.
struct DepositReceipt {
  demand::FileType type = demand::FileType::creation;
  demand::DepositReference reference;
  Date deposited_on{};
  std::optional<demand::UniqueNumber> number = {};  // nothing until the registry acknowledged
  bool refused = false;                             // the registry wants a correction, which is made at the desk
  std::string proof = {};                           // with a number: the code then proves possession of this paper
};

// CCH R441-2-4, contents a) to i), with the summary of the demand annexed.
struct Attestation {
  enum class Event { registration, renewal };

  Event event = Event::registration;
  demand::Demand demand;
  demand::Standing standing;
  std::string proof = {};  // 26 characters of base 32; the code then proves possession of this paper
};

// CCH R441-2-7: at least one month before the end.
struct RenewalNotice {
  std::optional<demand::Demand> demand = {};  // whose it is; nothing for who has not proved it
  demand::Standing standing;
  std::string proof = {};
};

struct ResumeSlip {
  std::string code;  // 16 characters of Crockford's base 32
  Date until{};      // the draft is erased after this day
};

// CCH R441-2-8.
struct ClosureReceipt {
  demand::UniqueNumber number;
  std::string reason;  // of the list motifsRadiation, "RADABA"
  Date closed_on{};
  std::optional<Date> reactivable_until = {};
};

struct DemandSummary {
  demand::Demand demand;
  Date printed_on{};
};

// "Où en est ma demande", for who has proved nothing: state, dates, how many papers are there and how many are not.
struct StandingPaper {
  demand::Standing standing;
  Date printed_on{};
};

using Facts =
    std::variant<DepositReceipt, Attestation, RenewalNotice, ResumeSlip, ClosureReceipt, DemandSummary, StandingPaper>;

}  // namespace guichet::kiosk::receipt
