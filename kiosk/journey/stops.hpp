#pragma once
// The pages in the order in which one household meets them: each page with the person it is about, of the demand's own
// path or of the loop about one person.

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {

struct Stop {
  PageId page;
  std::size_t person = 0;

  friend bool operator==(const Stop&, const Stop&) = default;
};
using Stops = std::vector<Stop>;

// On the demand's own path: about the demand and the applicant, then what is asked of each person in turn. The income
// page is only there without a notice.
bool is_on_path(const Page& page);
Stops path_of_demand(const demand::Demand& draft);
Stops path_of_person(const demand::Demand& draft, std::size_t person);

// Something required on this page is not answered.
bool lacks(const demand::Demand& draft, const Stop& stop, const Context& context);

inline auto asked(const demand::Demand& draft, demand::Date today) {
  return [&draft, today](const Stop& stop) { return is_asked(page(stop.page), draft, stop.person, today); };
}

std::optional<Stop> next_stop(const Stops& path, const Stop& here, const auto& wanted) {
  const auto from = std::ranges::find(path, here);
  const auto found = from == path.end() ? from : std::find_if(std::next(from), path.end(), wanted);
  return found == path.end() ? std::nullopt : std::optional(*found);
}

std::optional<Stop> previous_stop(const Stops& path, const Stop& here, const auto& wanted) {
  const auto from = std::ranges::find(path, here);
  const auto found = std::ranges::find_last_if(path.begin(), from, wanted);
  return found.begin() == from ? std::nullopt : std::optional(*found.begin());
}

std::size_t count_after(const Stops& path, const Stop& here, const auto& wanted) {
  const auto from = std::ranges::find(path, here);
  if (from == path.end()) return 0;
  return static_cast<std::size_t>(std::count_if(std::next(from), path.end(), wanted));
}

}  // namespace guichet::kiosk::journey
