#include "kiosk/screens/asking.hpp"

#include <algorithm>
#include <span>

#include "kiosk/demand/numbers.hpp"
#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/person.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using demand::Kind;

namespace {

KeyboardKind keyboard_for(const demand::Field& field) {
  switch (field.kind) {
    case Kind::count:
    case Kind::business:
    case Kind::year: return KeyboardKind::numbers;
    case Kind::money: return field.limits.may_be_negative ? KeyboardKind::balances : KeyboardKind::amounts;
    case Kind::phone: return KeyboardKind::phone;
    case Kind::nir: return KeyboardKind::codes;  // Corsica is 2A and 2B
    case Kind::email: return KeyboardKind::email;
    default: return KeyboardKind::letters;
  }
}

constexpr int most_by_buttons = 10;  // more is typed sooner than touched

bool is_a_figure(Kind kind) {
  using enum Kind;
  return kind == phone || kind == count || kind == money || kind == business || kind == year;
}

std::size_t longest(const demand::Field& field) {
  switch (field.kind) {
    case Kind::name: return 80;
    case Kind::nir: return 21;       // 15 characters and their spaces
    case Kind::business: return 18;  // 14 digits and theirs
    case Kind::text:
    case Kind::email: return static_cast<std::size_t>(field.limits.max);
    default: return 14;
  }
}

// A page's text may be told otherwise for someone else than the applicant. Its figures have a title and a hint of their
// own; the reason to ask is the page's. Where all can hear, whom it names is told as what they are to the applicant.
Label page_words(const Scene& scene, const journey::Asking& place, demand::Subject subject, std::string_view suffix) {
  const auto page = journey::text_key(journey::page(place.page));
  const auto view = place.amounts && suffix != ".why" ? page + ".amounts" : page;
  const auto own = view + "." + std::string(demand::name_of(subject)) + std::string(suffix);
  const auto common = view + std::string(suffix);
  const auto key = scene.ui.has_words(own) ? own : common;
  if (!scene.ui.has_words(key)) return {};
  const auto this_year = static_cast<int>(scene.context.world.today.year());
  const auto about = [&](const std::string& name) {
    return scene.ui.words(key, {{"year", std::to_string(this_year - 2)}, {"name", name}});
  };
  const auto& person = scene.model.draft.people[place.person];
  const auto told = about(name_of(scene, person)), aloud = about(relation(scene, person));
  return told == aloud ? Label(told) : Label::of_one_person(told, aloud);
}

// Under the keyboard the question is out of sight: whose name it is stays with the field.
Label label_of(const Scene& scene, const demand::Field& field, const journey::Asking& place) {
  auto& ui = scene.ui;
  const auto words =
      ui.words(demand::text_key(field)) + (field.required ? "" : " (" + ui.words("asking.optional") + ")");
  if (place.person == 0 || !ui.editing()) return words;
  return ui.words("of_whom", {{"what", words}, {"whom", relation(scene, scene.model.draft.people[place.person])}});
}

Answer text_question(const Scene& scene, const demand::Field& field, const journey::Asking& place,
                     const std::string& problem) {
  auto& ui = scene.ui;
  const ui::Field shown{
      .id = std::string(field.id.view()),
      .label = label_of(scene, field, place),
      .value = std::string(typed_in(place, field.id.view())),
      .hint = hint_of(scene, field),
      .problem = problem,
      .keyboard = keyboard_for(field),
      .capitals = field.kind == Kind::name,
      .longest = longest(field),
      .suffix = field.kind == Kind::money ? "€" : "",
      .width = is_a_figure(field.kind) ? Millimetres{field.kind == Kind::business ? 90.0F : 70.0F} : Millimetres{0},
      .thousands = field.kind == Kind::money};
  const auto typed = field.kind == Kind::date ? date_question(scene, shown, field.limits.day_may_be_unknown)
                     : field.kind == Kind::count && field.limits.max < most_by_buttons
                         ? ui.count({.field = shown,
                                     .least = static_cast<int>(field.limits.min),
                                     .most = static_cast<int>(field.limits.max)})
                         : ui.field(shown);
  return typed ? Answer(journey::Type{std::string(field.id.view()), *typed}) : std::nullopt;
}

// Once given, the number is never whole on the screen again: it stays as it is, or is typed anew.
Answer secret_question(const Scene& scene, const demand::Field& field, const journey::Asking& place,
                       const std::string& problem) {
  auto& ui = scene.ui;
  const std::string name(field.id.view());
  const auto* given = scene.model.draft.people[place.person].answers.get<std::string>(field.id);
  if (given == nullptr || place.form.contains(name)) return text_question(scene, field, place, problem);
  const Row row{.id = name + ".given",
                .label = ui.words(demand::text_key(field)),
                .value = demand::masked_nir(*given),
                .icon = "lock",
                .action_icon = "pencil"};
  return ui.row(row) ? Answer(journey::Type{name, ""}) : std::nullopt;
}

bool has_label(Kind kind) { return kind == Kind::choice || kind == Kind::choices || kind == Kind::yes_no; }

Answer question(const Scene& scene, const demand::Field& field, const journey::Asking& place, bool alone) {
  auto& ui = scene.ui;
  const auto found = std::ranges::find(place.problems, field.id, &journey::PageProblem::field);
  const auto problem = found == place.problems.end() ? std::string() : ui.words(demand::text_key(found->problem));
  if (field.kind == Kind::commune || field.kind == Kind::communes)
    return commune_question(scene, field, place, problem);
  if (field.kind == Kind::amounts) return amounts_question(scene, field, place, problem);
  if (field.kind == Kind::nir) return secret_question(scene, field, place, problem);
  if (!has_label(field.kind)) return text_question(scene, field, place, problem);
  if (!alone) ui.strong(ui.words(demand::text_key(field)));
  if (!problem.empty()) ui.banner(std::string(field.id.view()) + ".problem", Tone::error, problem);
  if (field.kind == Kind::choices) ui.hint(ui.words("asking.several"));
  auto answer = choice_question(scene, field, place);
  ui.space(space::xs);
  return answer;
}

// People do not know the abbreviations of codes: "CCH R441-2-2" is told with the name of the code.
std::string in_full(const Ui& ui, std::string_view article) {
  constexpr std::string_view abbreviation = "CCH ";
  if (!article.starts_with(abbreviation)) return std::string(article);
  return ui.words("asking.cch", {{"article", article.substr(abbreviation.size())}});
}

// Each article once: what is asked on one page may come from two texts.
std::string law(const Ui& ui, std::span<const demand::Field* const> shown) {
  std::string told;
  for (const auto* field : shown) {
    const auto sentence = ui.words("asking.article", {{"article", in_full(ui, field->article)}});
    if (!told.contains(sentence)) told += (told.empty() ? "" : " ") + sentence;
  }
  return told;
}

void why(const Scene& scene, std::string_view reason, std::span<const demand::Field* const> shown) {
  auto& ui = scene.ui;
  ui.space(space::s);
  ui.help("why", ui.words("asking.why"), reason, law(ui, shown));
}

// The paper that everyone carries says it sooner than fingers do.
Answer offer_to_read(const Scene& scene, const journey::Asking& place) {
  auto& ui = scene.ui;
  if (!journey::takes_introduction(place, scene.model)) return std::nullopt;
  const auto words = ui.words(place.person > 0 ? "introducing.offer.co_applicant" : "introducing.offer");
  return ui.button({.id = "read_identity", .label = words, .icon = "id"}) ? Answer(journey::IntroduceByPaper{})
                                                                          : std::nullopt;
}

std::vector<const demand::Field*> fields_shown(const Scene& scene, const journey::Asking& place) {
  std::vector<const demand::Field*> shown;
  for (const auto id : journey::page(place.page).fields)
    if (journey::shows(demand::field(id), place, scene.model, scene.context)) shown.push_back(&demand::field(id));
  return shown;
}

}  // namespace

Answer draw(const journey::Asking& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = onward(scene)};
  return in_frame(scene, frame, [&]() -> Answer {
    const auto& page = journey::page(place.page);
    const auto subject = journey::subject_of(page, scene.model.draft, place.person);
    ui.title(page_words(scene, place, subject, ".title"));
    if (const auto hint = page_words(scene, place, subject, ".hint"); !hint.empty()) ui.hint(hint);
    ui.space(space::xs);
    Answer answer;
    const auto shown = fields_shown(scene, place);
    for (const auto* field : shown)
      if (auto touched = question(scene, *field, place, page.fields.all().size() == 1)) answer = std::move(touched);
    if (auto touched = offer_to_read(scene, place)) answer = std::move(touched);
    why(scene, page_words(scene, place, subject, ".why"), shown);
    if (auto touched = see_answers(scene)) answer = std::move(touched);
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
