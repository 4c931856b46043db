#include <algorithm>
#include <array>

#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"
#include "platform/system/ascii.hpp"

namespace guichet::kiosk::journey {
namespace {

std::string typed(const Form& form, std::string_view field) {
  const auto found = form.find(field);
  return found == form.end() ? std::string() : found->second;
}

// "1110318" -> "111 0318": as the number stands on papers, so that it can be compared while it is typed.
std::string grouped_number(std::string_view typed) {
  constexpr std::array<std::size_t, 3> ends = {3, 7, 13};  // territory, month and year, sequence
  constexpr std::size_t length = 18;
  std::string grouped;
  std::size_t taken = 0;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!platform::system::is_digit_or_capital(c) || taken == length) continue;
    if (std::ranges::contains(ends, taken)) grouped += ' ';
    grouped += c;
    ++taken;
  }
  return grouped;
}

// The birth date of a demand is asked as on its form: the day may be unknown.
std::expected<demand::PartialDate, demand::ParseError> birth_date(const Form& form) {
  return demand::PartialDate::parse(typed(form, born_on_field));
}

void ask_the_registry(Step& step, const Form& form) {
  const auto number = demand::UniqueNumber::parse(typed(form, number_field));
  const auto born_on = birth_date(form);
  if (step.model.wrong_codes >= most_tries)
    return step.go(CheckingNumber{.form = form, .problem = CheckProblem::too_many_tries});
  if (!number) return step.go(CheckingNumber{.form = form, .problem = CheckProblem::not_a_number});
  if (!born_on) return step.go(CheckingNumber{.form = form, .problem = CheckProblem::not_a_date});
  const Instant now = step.context.now;
  step.emit(effect::AskRegistry{.asked_at = now, .number = *number, .born_on = *born_on});
  step.go(Inquiring{.form = form, .since = now});
}

const Inquiring* awaited(Step& step, Instant asked_at) {
  const auto* place = step.at<Inquiring>();
  return place != nullptr && place->since == asked_at ? place : nullptr;
}

void answer_with(Step& step, Instant asked_at, CheckProblem problem) {
  const auto* place = awaited(step, asked_at);
  if (place != nullptr) step.go(CheckingNumber{.form = place->form, .problem = problem});
}

}  // namespace

// Of this session; the terminal counts those of all, whoever gives them.
bool is_last_wrong_code(Step& step) {
  step.model.wrong_codes = std::min(step.model.wrong_codes + 1, most_tries);
  return step.model.wrong_codes == most_tries;
}

void continue_checking(Step& step) {
  if (const auto* checking = step.at<CheckingNumber>()) {
    if (!checking->reading) ask_the_registry(step, Form(checking->form));
  } else if (const auto* away = step.at<NotReached>()) {
    ask_the_registry(step, Form(away->form));
  }
}

bool type_to_check(Step& step, const Type& intent) {
  auto* place = step.at<CheckingNumber>();
  if (place == nullptr || (intent.field != number_field && intent.field != born_on_field)) return false;
  if (place->reading) return true;
  place->form[intent.field] = intent.field == number_field ? grouped_number(intent.text) : intent.text;
  place->scan_problem.reset();
  if (place->problem != CheckProblem::too_many_tries) place->problem.reset();
  return true;
}

void read_number(Step& step) {
  auto* place = step.at<CheckingNumber>();
  if (place == nullptr || place->reading) return;
  place->reading = step.context.now;
  place->scan_problem.reset();
  if (place->problem != CheckProblem::too_many_tries) place->problem.reset();  // one trouble at a time
  step.emit(effect::ScanNumber{.asked_at = step.context.now});
}

// What is asked of the registry is no longer awaited: its answer will find nobody.
bool back_from_checking(Step& step) {
  if (step.at<CheckingNumber>() != nullptr) {
    stop_scanning(step);
    back_to_welcome(step);
  } else if (const auto* inquiring = step.at<Inquiring>()) {
    step.go(CheckingNumber{.form = Form(inquiring->form)});
  } else if (const auto* away = step.at<NotReached>()) {
    step.go(CheckingNumber{.form = Form(away->form)});
  } else if (const auto* proving = step.at<Proving>()) {
    stop_scanning(step);
    step.go(MyDemand{.standing = demand::Standing(proving->standing)});
  } else {
    return false;
  }
  return true;
}

void scan_failed_elsewhere(Step& step, const ScanFailed& intent) {
  auto* checking = step.at<CheckingNumber>();
  if (checking != nullptr && checking->reading == intent.asked_at) {
    checking->reading.reset();
    checking->scan_problem = intent.problem;
  }
  auto* proving = step.at<Proving>();
  if (proving != nullptr && proving->running == intent.asked_at) {
    proving->running.reset();
    proving->scan_problem = intent.problem;
  }
  auto* introducing = step.at<Introducing>();
  if (introducing != nullptr && introducing->running == intent.asked_at) {
    introducing->running.reset();
    introducing->problem = intent.problem;
  }
}

void on(Step& step, const NumberScanned& intent) {
  auto* place = step.at<CheckingNumber>();
  if (place == nullptr || place->reading != intent.asked_at) return;
  place->reading.reset();
  place->form[std::string(number_field)] = intent.number.grouped();
  if (place->problem == CheckProblem::not_a_number) place->problem.reset();
}

void on(Step& step, const StandingFound& intent) {
  if (awaited(step, intent.asked_at) == nullptr) return;
  step.model.last_touch = step.context.now;
  step.go(MyDemand{.standing = intent.standing, .proven = intent.proven});
}

void on(Step& step, const StandingNotFound& intent) {
  if (awaited(step, intent.asked_at) == nullptr) return;
  const bool over = is_last_wrong_code(step);
  answer_with(step, intent.asked_at, over ? CheckProblem::too_many_tries : CheckProblem::not_found);
}

void on(Step& step, const TooManyTries& intent) {
  answer_with(step, intent.asked_at, CheckProblem::too_many_tries);
  auto* proving = step.at<Proving>();
  if (proving == nullptr || proving->running != intent.asked_at) return;
  proving->running.reset();
  proving->problem = ProofProblem::too_many_tries;
}

void on(Step& step, const RegistryAway& intent) {
  if (const auto* place = awaited(step, intent.asked_at)) return step.go(NotReached{.form = Form(place->form)});
  auto* deposited = step.at<Deposited>();
  if (deposited == nullptr || deposited->rereading != intent.asked_at) return;
  deposited->rereading.reset();
  deposited->reread_failed = true;
}

}  // namespace guichet::kiosk::journey
