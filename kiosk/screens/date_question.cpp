#include <algorithm>
#include <array>

#include "kiosk/screens/asking.hpp"

namespace guichet::kiosk::screens {
namespace {

using namespace ui;

constexpr std::string_view no_day = "00/", no_month = "00/00/";

// What follows the last part that is known: "03/1985" of "00/03/1985".
std::string_view rest(std::string_view date, std::size_t parts) {
  for (; parts > 0 && !date.empty(); --parts) date.remove_prefix(std::min(date.find('/'), date.size() - 1) + 1);
  return date;
}

std::string month_and_year(std::string_view date) {
  const auto known = rest(date, 1);
  return known.empty() ? "/" : std::string(known);
}

}  // namespace

std::optional<std::string> date_question(const Scene& scene, const Field& field, bool may_be_unknown) {
  auto& ui = scene.ui;
  const bool without_month = field.value.starts_with(no_month), without_day = field.value.starts_with(no_day);
  const auto first = !may_be_unknown ? DatePart::day
                     : without_month ? DatePart::year
                     : without_day   ? DatePart::month
                                     : DatePart::day;
  auto typed = ui.date_field(field, first);
  if (!may_be_unknown) return typed;
  const std::array choices = {
      Choice{.id = "no_day", .label = ui.words("asking.date.no_day"), .chosen = without_day && !without_month},
      Choice{.id = "no_month", .label = ui.words("asking.date.no_month"), .chosen = without_month}};
  const auto touched =
      ui.choices(field.id, choices, {.several = true, .least_height = target::button, .least_width = {70}});
  if (!touched) return typed;
  const auto year = std::string(rest(field.value, 2));
  // Touched again, the part is asked again.
  if (choices[*touched].chosen) return *touched == 0 ? "/" + month_and_year(field.value) : "//" + year;
  return *touched == 0 ? std::string(no_day) + (without_month ? "/" + year : month_and_year(field.value))
                       : std::string(no_month) + year;
}

}  // namespace guichet::kiosk::screens
