#include <algorithm>

#include "kiosk/journey/flow.hpp"
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

void type_answer(Step& step, Asking& place, const Type& intent) {
  if (intent.field == "search" && commune_field(place) != nullptr) {
    place.search = intent.text;
  } else if (const demand::Field* field = field_asked(step, place, intent.field)) {
    refill(place, *field) = intent.text;
  }
}

void type_correction(Step& step, Reviewing& place, const Type& intent) {
  const demand::Field& field = income_field(place.notice.income_year, step.current_year());
  if (!place.correcting || intent.field != field.id.view()) return;
  place.problems.clear();
  place.form[intent.field] = intent.text;
}

void type_reference(Finding& place, const Type& intent) {
  if (intent.field != "reference" || place.searching) return;
  place.typed = intent.text;
  if (place.problem != FindProblem::too_many_tries) place.problem.reset();
}

void continue_asking(Step& step, Asking& place) {
  Filled filled = fill(step.model.draft, place, step.context);
  place.problems = std::move(filled.problems);
  // What is right is kept in the draft even when its neighbour is not.
  step.model.draft = std::move(filled.draft);
  if (place.problems.empty()) save_then(step, after(place, step.model.draft));
}

void back_from_asking(Step& step, Asking& place) {
  demand::Demand draft = fill(step.model.draft, place, step.context).draft;
  Place destination = before(place, draft);
  // Someone added by mistake, about whom nothing was said, does not stay in the household.
  const bool unsaid =
      place.person > 0 && std::holds_alternative<Household>(destination) && draft.people[place.person].answers.empty();
  if (unsaid) {
    demand::remove_person(draft, place.person);
    step.model.draft = std::move(draft);
    step.go(destination);  // at once: there is nobody left to ask about while the draft is written
    return save_then(step, std::move(destination));
  }
  if (draft == step.model.draft) return step.go(std::move(destination));
  step.model.draft = std::move(draft);
  save_then(step, std::move(destination));
}

void continue_summary(Step& step) {
  auto problems = demand::problems(step.model.draft, step.context.world);
  if (problems.empty()) return step.go(Declaring{});
  step.go(Summary{.problems = std::move(problems)});
}

void continue_household(Step& step, Household& place) {
  place.problem = demand::household_problem(step.model.draft);
  if (!place.problem) step.go(after_household(place, step.model.draft));
}

}  // namespace

void on(Step& step, const Type& intent) {
  if (intent.text.size() > longest_typing) return;
  if (auto* asking = step.at<Asking>()) return type_answer(step, *asking, intent);
  if (auto* reviewing = step.at<Reviewing>()) return type_correction(step, *reviewing, intent);
  if (auto* finding = step.at<Finding>()) return type_reference(*finding, intent);
}

void on(Step& step, const Choose& intent) {
  auto* place = step.at<Asking>();
  const demand::Field* field = place != nullptr ? field_asked(step, *place, intent.field) : nullptr;
  if (field == nullptr || (field->kind != Kind::choice && field->kind != Kind::yes_no)) return;
  if (intent.code.size() <= longest_typing) refill(*place, *field) = intent.code;
}

void on(Step& step, const Toggle& intent) {
  auto* place = step.at<Asking>();
  const demand::Field* field = place != nullptr ? field_asked(step, *place, intent.field) : nullptr;
  if (field == nullptr || field->kind != Kind::choices) return;
  if (!step.context.world.code_lists.offers(field->list, intent.code)) return;
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

void on(Step& step, const Continue&) {
  if (step.at<ChoosingLanguage>() != nullptr) return step.go(YourData{});
  if (auto* asking = step.at<Asking>()) return continue_asking(step, *asking);
  if (auto* household = step.at<Household>()) return continue_household(step, *household);
  if (step.at<Summary>() != nullptr) continue_summary(step);
}

void on(Step& step, const Back&) {
  if (step.at<ChoosingLanguage>() != nullptr || step.at<Finding>() != nullptr) return back_to_welcome(step);
  if (step.at<YourData>() != nullptr) return step.go(ChoosingLanguage{});
  if (auto* asking = step.at<Asking>()) return back_from_asking(step, *asking);
  if (const auto* household = step.at<Household>()) return step.go(before_household(*household, step.model.draft));
  if (const auto* adding = step.at<AddingPerson>()) return step.go(Household{.from_summary = adding->from_summary});
  if (const auto* scanning = step.at<Scanning>()) {
    if (scanning->running) step.emit(effect::StopScan{});
    return step.go(last_question(step.model.draft));
  }
  if (step.at<Reviewing>() != nullptr || step.at<Summary>() != nullptr) return step.go(Scanning{});
  if (step.at<Declaring>() != nullptr) step.go(Summary{});
}

void on(Step& step, const Edit& intent) {
  if (step.at<Summary>() == nullptr || intent.person >= step.model.draft.people.size()) return;
  const Page* wanted = find_page(intent.page);
  if (wanted == nullptr) return;
  const bool of_demand = wanted->subjects.has(demand::Subject::demand);
  const std::size_t person = of_demand ? 0 : intent.person;
  if (!of_demand && !wanted->subjects.has(step.model.draft.people[person].subject)) return;
  step.go(ask(step.model.draft, wanted->id, person, Return::summary));
}

}  // namespace guichet::kiosk::journey
