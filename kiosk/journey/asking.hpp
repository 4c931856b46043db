#pragma once
// A page of questions being filled: what is typed there, what is wrong with it, where one goes next.

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/demand/entry.hpp"
#include "kiosk/journey/common.hpp"
#include "kiosk/journey/page.hpp"

namespace guichet::kiosk::journey {

struct PageProblem {
  demand::FieldId field;
  demand::Problem problem;

  friend bool operator==(const PageProblem&, const PageProblem&) = default;
};

enum class Return : unsigned char { onward, household, household_of_summary, summary };

struct Asking {
  PageId page;
  std::size_t person = 0;
  Form form = {};
  std::vector<PageProblem> problems = {};
  std::string search = {};  // what is typed to look for a commune
  bool amounts = false;     // codes are chosen: their figures are typed
  Return back_to = Return::onward;

  friend bool operator==(const Asking&, const Asking&) = default;
};

}  // namespace guichet::kiosk::journey
