#include "kiosk/journey/introducing.hpp"

#include <algorithm>
#include <array>

#include "kiosk/journey/flow.hpp"
#include "kiosk/journey/form.hpp"
#include "kiosk/journey/step.hpp"
#include "kiosk/journey/stops.hpp"

namespace guichet::kiosk::journey {
namespace {

constexpr std::array answered = {PageId("civility"), PageId("names"), PageId("birth_date"), PageId("nationality")};
constexpr std::string_view identity_code = "identite";  // of the legal list

const documents::Identity* identity_of(const Introducing& place) {
  return place.page ? std::get_if<documents::Identity>(&place.page->read) : nullptr;
}

// The zone has capitals only: "ANNE MARIE" is written "Anne Marie".
std::string as_people_write(std::string_view capitals) {
  std::string written;
  for (const char c : capitals) {
    const bool begins = written.empty() || written.back() == ' ';
    written += begins || c < 'A' || c > 'Z' ? c : static_cast<char>(c - 'A' + 'a');
  }
  return written;
}

// Past what the paper answered, to the first page where something is missing still.
Place after_answered(const Introducing& place, const demand::Demand& draft, const Context& context) {
  Place next = ask(draft, answered.front(), place.from.person, place.from.back_to);
  for (;;) {
    const auto* asking = std::get_if<Asking>(&next);
    if (asking == nullptr || !std::ranges::contains(answered, asking->page)) return next;
    if (lacks(draft, {.page = asking->page, .person = asking->person}, context)) return next;
    next = after(*asking, draft, draft, context);
  }
}

// A beginning is put before the person, with what is wrong with it, and is no answer before they say so.
void show_what_is_cut(Place& next, const std::vector<ReadAnswer>& read) {
  auto* asking = std::get_if<Asking>(&next);
  if (asking == nullptr || asking->page != PageId("names")) return;
  for (const ReadAnswer& one : read) {
    if (!one.cut) continue;
    asking->form[std::string(one.field.view())] = demand::typed(demand::field(one.field), one.value);
    asking->problems.push_back({.field = one.field, .problem = demand::Problem::cut_short});
  }
}

// The paper's origin is told of who was read whole: both names and the day of birth.
bool says_who(const std::vector<ReadAnswer>& read) {
  constexpr std::array names = {demand::FieldId("birth_name"), demand::FieldId("first_name"),
                                demand::FieldId("birth_date")};
  return std::ranges::all_of(names, [&](demand::FieldId name) {
    return std::ranges::any_of(read, [&](const ReadAnswer& one) { return one.field == name && !one.cut; });
  });
}

demand::Demand filled(const Step& step, const Introducing& place, const std::vector<ReadAnswer>& read) {
  demand::Demand draft = fill(step.model.draft, place.from, step.context).draft;
  demand::Answers& answers = draft.people.at(place.from.person).answers;
  for (const ReadAnswer& one : read)
    if (!one.cut) answers.set(one.field, one.value);
  says_who(read) ? answers.set("identity_origin", demand::Code{"lu"}) : answers.erase("identity_origin");
  demand::drop_what_no_longer_applies(draft);
  return draft;
}

void go_on_with(Step& step, const Introducing& place, bool correcting) {
  const auto read = answers_read(place, step.context);
  if (place.running || read.empty()) return;
  step.model.draft = filled(step, place, read);
  if (place.keeps_page)
    keep_paper(step, {.code = std::string(identity_code), .person = place.from.person}, {*place.page});
  Place next = correcting ? ask(step.model.draft, "names", place.from.person, place.from.back_to)
                          : after_answered(place, step.model.draft, step.context);
  show_what_is_cut(next, read);
  save_then(step, std::move(next));
}

}  // namespace

std::vector<ReadAnswer> answers_read(const Introducing& place, const Context& context) {
  std::vector<ReadAnswer> read;
  const documents::Identity* identity = identity_of(place);
  if (identity == nullptr) return read;
  // What a page of questions would refuse is not offered: a child's birth, an impossible name.
  const auto add = [&](demand::FieldId field, const std::string& typed, bool cut = false) {
    if (auto value = demand::parse(demand::field(field), typed, context.world))
      read.push_back({.field = field, .value = *std::move(value), .cut = cut});
  };
  if (identity->sex == documents::Sex::female) add("civility", "2");
  if (identity->sex == documents::Sex::male) add("civility", "1");
  if (identity->surname) add("birth_name", as_people_write(*identity->surname), identity->surname_cut);
  if (identity->first_names) add("first_name", as_people_write(*identity->first_names), identity->first_names_cut);
  if (identity->birth) add("birth_date", identity->birth->typed());
  if (identity->nationality) add("nationality", std::string(documents::code_of(*identity->nationality)));
  return read;
}

bool takes_introduction(const Asking& place, const Model& model) {
  const bool asks_who = place.page == PageId("civility") || place.page == PageId("names");
  return asks_who && place.back_to != Return::summary && !model.file;
}

bool may_keep_page(const Introducing& place, const Context& context) {
  const documents::Identity* identity = identity_of(place);
  return context.settings.takes_papers && identity != nullptr && place.page->sheet &&
         identity->paper == documents::IdentityPaper::passport && identity->nationality &&
         *identity->nationality != documents::NationalityGroup::other;
}

void read_identity(Step& step, Introducing& place) {
  if (place.running) return;
  place = {.from = std::move(place.from), .running = step.context.now};
  const PaperId paper{.code = std::string(identity_code), .person = place.from.person};
  step.emit(effect::CapturePage{.asked_at = step.context.now, .paper = paper});
}

void look_at_identity(Introducing& place, const PageCaptured& intent, const Context& context) {
  if (place.running != intent.asked_at) return;
  place.running.reset();
  place.page = intent.page;
  if (!answers_read(place, context).empty()) return;
  place.page.reset();
  place.problem = ScanProblem::no_zone;
}

void keep_identity(Step& step, const Introducing& place) { go_on_with(step, place, false); }
void correct_identity(Step& step, const Introducing& place) { go_on_with(step, place, true); }

void back_from_identity(Step& step, const Introducing& place) {
  stop_scanning(step);
  step.go(Asking(place.from));
}

void on(Step& step, const IntroduceByPaper&) {
  const auto* asking = step.at<Asking>();
  if (asking == nullptr || !takes_introduction(*asking, step.model)) return;
  Asking from = *asking;
  from.problems.clear();
  step.go(Introducing{.from = std::move(from)});
}

void on(Step& step, const ToggleKeepPage&) {
  auto* place = step.at<Introducing>();
  if (place != nullptr && may_keep_page(*place, step.context)) place->keeps_page = !place->keeps_page;
}

}  // namespace guichet::kiosk::journey
