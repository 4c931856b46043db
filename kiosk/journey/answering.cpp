#include <algorithm>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

using demand::Kind;

// The field of this name on the page that is asked.
const demand::Field* field_asked(const Step& step, const Asking& place, std::string_view name) {
  const Page& its_page = page(place.page);
  const demand::Field* field = its_page.fields.contains(name) ? demand::find_field(name) : nullptr;
  const demand::Subject subject = subject_of(its_page, step.model.draft, place.person);
  return field != nullptr && field->subjects.has(subject) ? field : nullptr;
}

const demand::Field* commune_field(const Asking& place) {
  for (const demand::FieldId name : page(place.page).fields) {
    const demand::Field& field = demand::field(name);
    if (field.kind == Kind::commune || field.kind == Kind::communes) return &field;
  }
  return nullptr;
}

// A new try: what was said about the field before is no longer true.
std::string& refill(Asking& place, const demand::Field& field) {
  std::erase_if(place.problems, [&](const PageProblem& problem) { return problem.field == field.id; });
  return place.form[std::string(field.id.view())];
}

// "resources.SAL": the figure of one line. Signs that part lines are no part of a figure.
bool type_amount(Asking& place, const Type& intent) {
  const demand::Field* field = amount_field(place.page);
  const std::size_t dot = intent.field.find('.');
  if (field == nullptr || dot == std::string::npos || intent.field.substr(0, dot) != field->id.view()) return false;
  if (!place.amounts || intent.text.find_first_of(";:") != std::string::npos) return true;
  std::string& typed = refill(place, *field);
  std::string longer = with_amount(typed, std::string_view(intent.field).substr(dot + 1), intent.text);
  if (longer.size() <= longest_typing) typed = std::move(longer);
  return true;
}

void toggle_amount(Step& step, Asking& place, const demand::Field& field, const Toggle& intent) {
  const bool offered = step.context.world.code_lists.offers(field.list, intent.code);
  if (!offered && intent.code != demand::no_amount) return;
  std::string& typed = refill(place, field);
  typed = toggled_amount(typed, intent.code);
  place.amounts = false;
}

}  // namespace

void type_answer(Step& step, Asking& place, const Type& intent) {
  if (type_amount(place, intent)) return;
  if (intent.field == "search" && commune_field(place) != nullptr) {
    place.search = intent.text;
    return;
  }
  const demand::Field* field = field_asked(step, place, intent.field);
  if (field != nullptr && field->kind != Kind::amounts) refill(place, *field) = intent.text;
}

void on(Step& step, const Choose& intent) {
  auto* place = step.at<Asking>();
  const demand::Field* field = place != nullptr ? field_asked(step, *place, intent.field) : nullptr;
  if (field == nullptr || (field->kind != Kind::choice && field->kind != Kind::yes_no)) return;
  if (intent.code.size() > longest_typing) return;
  std::string& chosen = refill(*place, *field);
  // Touched again, an answer that nobody must give is taken back.
  chosen = chosen == intent.code && !field->required ? "" : intent.code;
}

void on(Step& step, const Toggle& intent) {
  auto* place = step.at<Asking>();
  const demand::Field* field = place != nullptr ? field_asked(step, *place, intent.field) : nullptr;
  if (field == nullptr) return;
  if (field->kind == Kind::amounts) return toggle_amount(step, *place, *field, intent);
  if (field->kind != Kind::choices || !step.context.world.code_lists.offers(field->list, intent.code)) return;
  std::string& chosen = refill(*place, *field);
  chosen = has_item(chosen, intent.code) ? without_item(chosen, intent.code) : with_item(chosen, intent.code);
}

void on(Step& step, const AddCommune& intent) {
  auto* place = step.at<Asking>();
  const demand::Field* field = place != nullptr ? commune_field(*place) : nullptr;
  if (field == nullptr || step.context.world.communes.find(std::string_view(intent.code).substr(0, 5)) == nullptr)
    return;
  std::string& chosen = refill(*place, *field);
  if (field->kind == Kind::commune) {
    if (intent.code.size() <= longest_typing) chosen = intent.code;
  } else if (std::cmp_greater_equal(count_items(chosen), field->limits.max)) {
    place->problems.push_back({.field = field->id, .problem = demand::Problem::too_many});
    return;
  } else if (intent.code.size() == 5 && !has_item(chosen, intent.code)) {
    chosen = with_item(chosen, intent.code);
  }
  place->search.clear();
}

void on(Step& step, const RemoveCommune& intent) {
  auto* place = step.at<Asking>();
  const demand::Field* field = place != nullptr ? commune_field(*place) : nullptr;
  if (field == nullptr) return;
  std::string& chosen = refill(*place, *field);
  chosen = field->kind == Kind::commune ? "" : without_item(chosen, intent.code);
}

}  // namespace guichet::kiosk::journey
