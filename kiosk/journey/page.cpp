#include "kiosk/journey/page.hpp"

#include <algorithm>
#include <exception>

namespace guichet::kiosk::journey {
namespace {

using enum demand::Subject;

constexpr demand::Subjects adults = {applicant, co_applicant};
constexpr demand::Subjects whole = demand::Subject::demand;

// clang-format off
constexpr auto table = std::to_array<Page>({
  {"civility", Section::you, adults, {"civility"}},
  {"names", Section::you, adults, {"birth_name", "used_name", "first_name"}},
  {"birth_date", Section::you, adults, {"birth_date"}},
  {"nationality", Section::you, adults, {"nationality"}},
  {"family_situation", Section::you, adults, {"family_situation"}},
  {"link", Section::household, co_applicant, {"link"}},
  {"address", Section::you, applicant, {"street_number", "street", "home_commune"}},
  {"contact", Section::you, applicant, {"phone", "email"}},
  {"household", Section::household, whole, {"household_with_others"}},
  {"dependant_names", Section::household, dependant, {"dependant_name", "first_name"}},
  {"dependant_birth", Section::household, dependant, {"born_on", "sex"}},
  {"kinship", Section::household, dependant, {"kinship"}},
  {"unborn", Section::household, unborn, {"unborn_count", "expected_date"}},
  {"shared_child", Section::household, shared_custody, {"born_on", "sex"}},
  {"custody", Section::household, shared_custody, {"custody"}},
  {"current_housing", Section::housing, whole, {"current_housing"}},
  {"occupation", Section::housing, whole, {"monthly_rent", "occupants"}},
  {"reasons", Section::housing, whole, {"reasons", "other_reason"}},
  {"wanted", Section::wanted, whole, {"category", "types"}},
  {"communes", Section::wanted, whole, {"communes"}},
  {"wider_area", Section::wanted, whole, {"wider_area"}},
  {"income", Section::income, applicant, {"income_n2"}},
});
// clang-format on

constexpr std::array<std::string_view, sections.size()> section_names = {"you",    "household", "housing",
                                                                         "wanted", "income",    "check"};

}  // namespace

std::string_view name_of(Section section) { return section_names[static_cast<std::size_t>(section)]; }

std::string text_key(Section section) { return "section." + std::string(name_of(section)); }

bool PageFields::contains(std::string_view name) const {
  return std::ranges::any_of(all(), [&](demand::FieldId field) { return field.view() == name; });
}

std::span<const Page> pages() { return table; }

const Page* find_page(std::string_view name) {
  const auto found = std::ranges::find_if(table, [&](const Page& page) { return page.id.view() == name; });
  return found == table.end() ? nullptr : &*found;
}

const Page& page(PageId id) {
  const Page* found = find_page(id.view());
  if (found == nullptr) std::terminate();  // a name misspelt in the code: the session ends, nothing is guessed
  return *found;
}

std::string text_key(const Page& page) { return "page." + std::string(page.id.view()); }

demand::Subject subject_of(const Page& page, const demand::Demand& demand, std::size_t person) {
  return page.subjects.has(demand::Subject::demand) ? demand::Subject::demand : demand.people.at(person).subject;
}

}  // namespace guichet::kiosk::journey
