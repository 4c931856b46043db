#include "kiosk/documents/tax_shares.hpp"

#include <algorithm>

#include "kiosk/demand/euros.hpp"
#include "kiosk/demand/questions.hpp"

namespace guichet::kiosk::documents {
namespace {

using demand::Subject;

constexpr int share = 4, half = 2;  // in quarters

// Half a share for each of the first two children, one from the third on; half of that for a child shared by two homes.
int for_children(int own, int shared) {
  int quarters = 0, rank = 0;
  for (; own > 0; --own) quarters += ++rank <= 2 ? half : share;
  for (; shared > 0; --shared) quarters += (++rank <= 2 ? half : share) / 2;
  return quarters;
}

int count(const demand::Demand& demand, Subject subject) {
  return static_cast<int>(std::ranges::count(demand.people, subject, &demand::Person::subject));
}

}  // namespace

std::optional<int> quarters_of(std::string_view shares) {
  const auto hundredths = demand::Euros::parse(shares);  // a number with two decimals, written as money is
  if (!hundredths || hundredths->cents <= 0 || hundredths->cents % 25 != 0) return std::nullopt;
  return hundredths->cents < 10'000 ? std::optional(static_cast<int>(hundredths->cents / 25)) : std::nullopt;
}

Match match_shares(const TaxNotice& notice, const demand::Demand& demand) {
  const auto stated = quarters_of(notice.shares);
  if (!stated) return Match::inconclusive;
  const bool two = !notice.declarant_2.empty();
  const int adults = two ? 2 * share : share;
  const int own = count(demand, Subject::dependant), shared = count(demand, Subject::shared_custody);
  const int alone = two ? 0 : own > 0 ? half : shared > 0 ? half / 2 : 0;  // who raises a child alone
  const int expected = adults + for_children(own, shared) + alone;
  const bool same_people = !two || count(demand, Subject::co_applicant) > 0;
  if (*stated == expected) return same_people ? Match::passed : Match::inconclusive;
  const auto concerned = std::ranges::count_if(
      demand.people, [&](const demand::Person& person) { return demand::is_concerned(demand, person); });
  // Half a share for each handicap, and one for a past that the demand does not ask about (CGI 195).
  const int most = expected + half * (static_cast<int>(concerned) + 1);
  return *stated > most ? Match::failed : Match::inconclusive;
}

}  // namespace guichet::kiosk::documents
