#pragma once
// A deposit slip as the paper that the last screen, the printer and the voice share.

#include "kiosk/journey/model.hpp"
#include "kiosk/receipt/paper.hpp"

namespace guichet::kiosk::screens {

// Without a number the paper shows the reference: a change waits too, although its demand has a number already.
receipt::DepositReceipt facts_of(const journey::DepositSlip& slip);

}  // namespace guichet::kiosk::screens
