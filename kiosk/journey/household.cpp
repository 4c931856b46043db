#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

// Whoever lived alone was the one concerned without being asked; with others that must be said.
void keep_who_is_concerned(demand::Demand& draft) {
  const bool* handicap = draft.answers.get<bool>("handicap");
  const bool alone = draft.people.size() == 1;
  if (alone && handicap != nullptr && *handicap) draft.people.front().answers.set("concerned", true);
}

}  // namespace

void on(Step& step, const AddPerson& intent) {
  const auto* household = step.at<Household>();
  const auto* adding = step.at<AddingPerson>();
  if (household == nullptr && adding == nullptr) return;
  const bool from_summary = household != nullptr ? household->from_summary : adding->from_summary;
  if (!intent.subject) return step.go(AddingPerson{.from_summary = from_summary});
  keep_who_is_concerned(step.model.draft);
  const auto person = demand::add_person(step.model.draft, *intent.subject);
  if (!person) return;
  make_room_for_papers_of(step, *person);
  save_then(step, ask_about(step.model.draft, *person, from_summary));
}

void on(Step& step, const EditPerson& intent) {
  const auto* household = step.at<Household>();
  if (household == nullptr || intent.person >= step.model.draft.people.size()) return;
  if (step.model.file && intent.person == 0) return;  // some of it is changed with a member of staff only
  step.go(ask_about(step.model.draft, intent.person, household->from_summary));
}

void on(Step& step, const RemovePerson& intent) {
  const auto* household = step.at<Household>();
  if (household == nullptr || intent.person == 0 || intent.person >= step.model.draft.people.size()) return;
  const bool from_summary = household->from_summary;
  demand::remove_person(step.model.draft, intent.person);
  demand::drop_what_no_longer_applies(step.model.draft);
  forget_papers_of(step, intent.person);
  save_then(step, Household{.from_summary = from_summary});
}

}  // namespace guichet::kiosk::journey
