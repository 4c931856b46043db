#include "kiosk/demand/standing.hpp"

#include <algorithm>

namespace guichet::kiosk::demand {
namespace {

Date last_event(Date deposited, const std::optional<Date>& renewed) {
  return renewed ? std::max(deposited, *renewed) : deposited;
}

}  // namespace

Standing without_words(Standing standing) {
  for (PaperStanding& paper : standing.papers) paper = {.code = {}, .label = {}, .comment = {}, .state = paper.state};
  return standing;
}

Date add_months(Date date, int months, MonthEnd rounding) {
  const Date moved = date + std::chrono::months{months};
  if (moved.ok()) return moved;
  const std::chrono::sys_days last{moved.year() / moved.month() / std::chrono::last};
  return rounding == MonthEnd::last_day ? Date{last} : Date{last + std::chrono::days{1}};
}

Date end_of_validity(Date deposited, const std::optional<Date>& renewed) {
  return add_months(last_event(deposited, renewed), 12, MonthEnd::last_day);
}

Date renewal_opens(const Standing& standing, int months) {
  return add_months(last_event(standing.deposited, standing.renewed), months, MonthEnd::last_day);
}

}  // namespace guichet::kiosk::demand
