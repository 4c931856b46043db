#pragma once
// What is typed on a page, between the fields of the screen and the answers of the draft.

#include "kiosk/journey/model.hpp"

namespace guichet::kiosk::journey {

inline constexpr std::size_t longest_typing = 1000;  // bytes; no field holds as much

// A page as it is first shown: its answers typed again.
Asking ask(const demand::Demand& draft, PageId page, std::size_t person, Return back_to);

struct Filled {
  demand::Demand draft;               // with every answer of the page that is right
  std::vector<PageProblem> problems;  // and all that is not
};
Filled fill(const demand::Demand& draft, const Asking& place, const Context& context);

// A reference tax income of the year N-1 or N-2, with the year and where the figure comes from.
struct Income {
  demand::Euros amount;
  int year;
  bool sealed;
};
void set_income(demand::Answers& applicant, const Income& income, int current_year);
const demand::Field& income_field(int year, int current_year);
bool is_wanted_year(int year, int current_year);

// The field of a page whose codes are chosen first and given amounts next; nothing for any other page.
const demand::Field* amount_field(PageId page);

// Amounts under codes, as they are typed: chosen, taken back, given their figure; "none" excludes the others.
std::string toggled_amount(std::string_view typed, std::string_view code);
std::string with_amount(std::string_view typed, std::string_view code, std::string_view amount);

// Codes joined by ',': the typed form of several choices.
bool has_item(std::string_view list, std::string_view item);
std::string with_item(std::string_view list, std::string_view item);
std::string without_item(std::string_view list, std::string_view item);
std::size_t count_items(std::string_view list);

}  // namespace guichet::kiosk::journey
