#pragma once
// The whole session as one pure function: a model and an intent give the next model and what is to be done about it.
// No clock, no storage, no device, no chance inside: anything can be thrown at it.

#include <string>
#include <variant>
#include <vector>

#include "kiosk/journey/intent.hpp"
#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {

namespace effect {

struct SaveDraft {
  demand::Demand draft;
  std::string language;
};  // answered by DraftSaved or DraftNotSaved
struct EraseDraft {};
struct StartScan {
  Instant asked_at;
};  // answered by Scanned or ScanFailed, same instant
struct StopScan {};
struct Deposit {
  demand::Demand demand;
};  // answered by DepositStored or DepositNotStored
struct FindDeposit {
  demand::DepositReference reference;
};  // answered by DepositFound or DepositNotFound
struct Print {
  DepositSlip slip;
  std::string language;
};  // answered by Printed or PrintFailed
struct Wipe {};  // screens and toolkit forget the person

}  // namespace effect

using Effect = std::variant<effect::SaveDraft, effect::EraseDraft, effect::StartScan, effect::StopScan, effect::Deposit,
                            effect::FindDeposit, effect::Print, effect::Wipe>;
using Effects = std::vector<Effect>;

struct Outcome {
  Model model;
  Effects effects;
};

Outcome apply(Model model, const Intent& intent, const Context& context);

}  // namespace guichet::kiosk::journey
