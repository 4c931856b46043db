#include "sync/sandbox/life_cycle.hpp"

namespace guichet::sync::sandbox {
namespace {

// After a letter left without answer; order of 23/03/2015.
constexpr int reactivable_months_without_answer = 5;

Date last_confirmed(const Standing& standing) { return standing.renewed.value_or(standing.deposited); }

}  // namespace

Date valid_until(const Standing& standing, const LifeRules& rules) {
  return after_months(last_confirmed(standing), rules.validity);
}

Date renewal_opens(const Standing& standing, const LifeRules& rules) {
  return after_months(last_confirmed(standing), rules.renewal_opens);
}

std::optional<Date> reactivable_until(const Standing& standing, const LifeRules& rules) {
  if (!standing.closure) return std::nullopt;
  if (standing.closure->motive == not_renewed) return after_months(last_confirmed(standing), rules.reactivable_until);
  if (standing.closure->motive == no_answer)
    return after_months(standing.closure->on, reactivable_months_without_answer);
  return std::nullopt;
}

Standing on_day(Standing standing, Date today, const LifeRules& rules) {
  const Date closes = after_months(last_confirmed(standing), rules.closed_after);
  if (!standing.closure && today >= closes)
    standing.closure = Closure{.motive = std::string{not_renewed}, .on = closes};
  return standing;
}

}  // namespace guichet::sync::sandbox
