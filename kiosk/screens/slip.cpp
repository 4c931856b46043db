#include "kiosk/screens/slip.hpp"

namespace guichet::kiosk::screens {

receipt::DepositReceipt facts_of(const journey::DepositSlip& slip) {
  const bool registered = slip.type == demand::FileType::creation || slip.acknowledged;
  return {.type = slip.type,
          .reference = slip.reference,
          .deposited_on = slip.deposited_on,
          .number = registered ? slip.number : std::nullopt,
          .refused = !slip.anomalies.empty()};
}

}  // namespace guichet::kiosk::screens
