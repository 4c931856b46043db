#pragma once
// A deposit slip as the receipt that the last screen, the paper and the voice share.

#include "kiosk/journey/model.hpp"
#include "kiosk/receipt/receipt.hpp"
#include "kiosk/texts/catalogue.hpp"

namespace guichet::kiosk::screens {

receipt::Receipt receipt_of(const journey::DepositSlip& slip, const std::string& town, const demand::DeskCode& desk,
                            const texts::Language& language, const texts::Language& french);
// A deposit that the registry refused has its own next steps: it is not sent again by itself.
receipt::Texts texts_of(const texts::Catalogue& catalogue, const journey::DepositSlip& slip);

}  // namespace guichet::kiosk::screens
