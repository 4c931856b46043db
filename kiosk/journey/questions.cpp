#include <algorithm>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"

namespace guichet::kiosk::journey {
namespace {

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

void type_code(Resuming& place, const Type& intent) {
  if (intent.field != "code" || place.opening || place.reading) return;
  place.typed = intent.text;
  place.scan_problem.reset();
  if (place.problem != ResumeProblem::too_many_tries) place.problem.reset();
}

// Codes first, figures next: the same page in two views.
bool opens_amounts(Asking& place) {
  const demand::Field* field = amount_field(place.page);
  if (field == nullptr || place.amounts) return false;
  const auto typed = place.form.find(field->id.view());
  return typed != place.form.end() && !demand::amount_lines(typed->second).empty();
}

void continue_asking(Step& step, Asking& place) {
  if (opens_amounts(place)) {
    place.amounts = true;
    place.problems.clear();
    return;
  }
  const demand::Demand was = step.model.draft;
  Filled filled = fill(was, place, step.context);
  place.problems = std::move(filled.problems);
  // What is right is kept in the draft even when its neighbour is not.
  step.model.draft = std::move(filled.draft);
  if (place.problems.empty()) save_then(step, after(place, step.model.draft, was, step.context));
}

void back_from_asking(Step& step, Asking& place) {
  if (place.amounts) {
    place.amounts = false;
    place.problems.clear();
    return;
  }
  demand::Demand draft = fill(step.model.draft, place, step.context).draft;
  Place destination = before(place, draft, step.context);
  // Someone added by mistake, about whom nothing was said, does not stay in the household.
  const bool unsaid =
      place.person > 0 && std::holds_alternative<Household>(destination) && draft.people[place.person].answers.empty();
  if (unsaid) {
    demand::remove_person(draft, place.person);
    step.model.draft = std::move(draft);
    forget_papers_of(step, place.person);
    step.go(destination);  // at once: there is nobody left to ask about while the draft is written
    return save_then(step, std::move(destination));
  }
  if (draft == step.model.draft) return step.go(std::move(destination));
  step.model.draft = std::move(draft);
  save_then(step, std::move(destination));
}

void back_from_resuming(Step& step, const Resuming& place) {
  if (place.opening) return;  // in a moment it is open, or told
  stop_scanning(step);
  back_to_welcome(step);
}

// To where the answers were asked for, or to the papers that come just before.
void back_from_summary(Step& step) {
  const auto left = std::exchange(step.model.paused, std::nullopt);
  if (!left) return step.go(Papers{});
  if (const auto* asking = std::get_if<Asking>(&*left))
    return step.go(back_on_path(step.model.draft, asking->page, asking->person, step.context));
  // Seen from the answers, there may be nobody to list any more.
  if (std::holds_alternative<Household>(*left) || std::holds_alternative<AddingPerson>(*left))
    return step.go(back_on_path(step.model.draft, "household", 0, step.context));
  if (const auto* reviewing = std::get_if<Reviewing>(&*left)) return step.go(reviewed_again(step, *reviewing));
  step.go(*left);
}

// A page of the section being looked at, that the person may change alone.
bool is_open_in_file(const Step& step, const Page& wanted, std::size_t person) {
  return section_of(wanted, person) == step.model.file->section &&
         !is_locked(wanted, subject_of(wanted, step.model.draft, person));
}

void continue_summary(Step& step) {
  if (step.model.paused) return back_from_summary(step);
  auto problems = demand::problems(step.model.draft, step.context.world);
  step.go(problems.empty() ? Place(Declaring{}) : Place(Summary{.problems = std::move(problems)}));
}

void continue_household(Step& step, Household& place) {
  place.problem = demand::household_problem(step.model.draft);
  if (!place.problem) step.go(after_household(place, step.model.draft, step.context));
}

}  // namespace

void on(Step& step, const Type& intent) {
  if (intent.text.size() > longest_typing) return;
  if (type_to_check(step, intent) || type_staff_code(step, intent)) return;
  if (auto* asking = step.at<Asking>()) return type_answer(step, *asking, intent);
  if (auto* reviewing = step.at<Reviewing>()) return type_correction(step, *reviewing, intent);
  if (auto* finding = step.at<Finding>()) return type_reference(*finding, intent);
  if (auto* resuming = step.at<Resuming>()) return type_code(*resuming, intent);
}

void on(Step& step, const Continue&) {
  if (step.at<ChoosingLanguage>() != nullptr) return step.go(YourData{});
  if (auto* asking = step.at<Asking>()) return continue_asking(step, *asking);
  if (auto* household = step.at<Household>()) return continue_household(step, *household);
  if (step.at<Summary>() != nullptr) return continue_summary(step);
  if (step.at<Papers>() != nullptr && !step.model.file) return step.go(Summary{});
  continue_checking(step);
  continue_proving(step);
  continue_file(step);
}

void on(Step& step, const Back&) {
  if (auto* resuming = step.at<Resuming>()) return back_from_resuming(step, *resuming);
  if (auto* information = step.at<Information>())
    return step.go(information->topic ? Place(Information{}) : Place(Welcome{}));
  if (step.at<ChoosingLanguage>() != nullptr || step.at<Finding>() != nullptr) return back_to_welcome(step);
  if (back_from_checking(step)) return;
  if (step.at<YourData>() != nullptr) return step.go(ChoosingLanguage{});
  if (auto* asking = step.at<Asking>()) return back_from_asking(step, *asking);
  if (const auto* household = step.at<Household>()) return step.go(before_household(*household, step.model.draft));
  if (const auto* adding = step.at<AddingPerson>()) return step.go(Household{.from_summary = adding->from_summary});
  if (const auto* scanning = step.at<Scanning>()) {
    if (scanning->running) step.emit(effect::StopScan{});
    return step.go(step.model.file ? Place(Summary{}) : last_question(step.model.draft, step.context));
  }
  if (step.at<Reviewing>() != nullptr || (step.at<Papers>() != nullptr && !step.model.file)) return step.go(Scanning{});
  if (step.at<Capturing>() != nullptr) return back_from_capturing(step);
  if (const auto* introducing = step.at<Introducing>()) return back_from_identity(step, *introducing);
  if (step.at<Summary>() != nullptr) return back_from_summary(step);
  if (step.at<Declaring>() != nullptr) return step.model.file ? back_from_statement(step) : step.go(Summary{});
  back_in_file(step);
}

bool may_see_answers(const Model& model) {
  if (model.file) return false;
  const auto* scanning = std::get_if<Scanning>(&model.place);
  const auto* household = std::get_if<Household>(&model.place);
  const auto* adding = std::get_if<AddingPerson>(&model.place);
  const auto* asking = std::get_if<Asking>(&model.place);
  if (asking != nullptr) return asking->back_to == Return::onward || asking->back_to == Return::household;
  return (scanning != nullptr && !scanning->running) || (household != nullptr && !household->from_summary) ||
         (adding != nullptr && !adding->from_summary) || std::holds_alternative<Reviewing>(model.place) ||
         std::holds_alternative<Papers>(model.place);
}

void on(Step& step, const SeeAnswers&) {
  if (!may_see_answers(step.model)) return;
  const auto* asking = step.at<Asking>();
  if (asking == nullptr) {
    step.model.paused = step.model.place;
    return step.go(Summary{});
  }
  step.model.draft = fill(step.model.draft, *asking, step.context).draft;
  step.model.paused = asking->back_to == Return::household ? Place(Household{}) : Place(*asking);
  save_then(step, Summary{});
}

void on(Step& step, const Edit& intent) {
  const auto* review = step.at<SectionReview>();
  const bool from_list = step.at<Summary>() != nullptr || (review != nullptr && review->changing);
  if (!from_list || intent.person >= step.model.draft.people.size()) return;
  const Page* wanted = find_page(intent.page);
  if (wanted == nullptr) return;
  const bool of_demand = wanted->subjects.has(demand::Subject::demand);
  const std::size_t person = of_demand ? 0 : intent.person;
  if (!of_demand && !wanted->subjects.has(step.model.draft.people[person].subject)) return;
  if (!is_asked(*wanted, step.model.draft, person, step.context.world.today)) return;
  if (review != nullptr && !is_open_in_file(step, *wanted, person)) return;
  step.go(ask(step.model.draft, wanted->id, person, Return::summary));
}

}  // namespace guichet::kiosk::journey
