#include "kiosk/screens/slip.hpp"

#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::screens {
namespace {

std::string long_date(demand::Date date, const texts::Language& language) {
  return texts::long_date(static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), language);
}

}  // namespace

receipt::Receipt receipt_of(const journey::DepositSlip& slip, const std::string& town, const demand::DeskCode& desk,
                            const texts::Language& language, const texts::Language& french) {
  using Kind = receipt::Receipt::Kind;
  return {.kind = slip.number ? Kind::registered : Kind::deposited_only,
          .number_grouped = slip.number ? slip.number->grouped() : std::string(),
          .number_plain = slip.number ? std::string(slip.number->view()) : std::string(),
          .deposit_reference = std::string(slip.reference.view()),
          .deposited_on = long_date(slip.deposited_on, language),
          .town = town,
          .desk = std::string(desk.view()),
          .summary = {},
          .deposited_on_french = long_date(slip.deposited_on, french)};
}

receipt::Texts texts_of(const texts::Catalogue& catalogue, const journey::DepositSlip& slip) {
  return [&catalogue, refused = !slip.anomalies.empty()](std::string_view key) {
    constexpr std::string_view waiting = "receipt.deposited.";
    if (refused && key.starts_with(waiting)) {
      const auto own = "receipt.refused." + std::string(key.substr(waiting.size()));
      if (catalogue.has(own)) return std::string(catalogue.text(own));
    }
    return std::string(catalogue.text(key));
  };
}

}  // namespace guichet::kiosk::screens
