#include "kiosk/screens/asking.hpp"

#include <algorithm>
#include <array>

#include "kiosk/screens/frame.hpp"
#include "kiosk/screens/places.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using demand::Kind;

namespace {

bool is_chosen(std::string_view joined, std::string_view code) {
  for (std::size_t at = 0; at <= joined.size();) {
    const auto end = std::min(joined.find(',', at), joined.size());
    if (joined.substr(at, end - at) == code) return true;
    at = end + 1;
  }
  return false;
}

std::string typed_in(const journey::Asking& place, std::string_view field) {
  const auto found = place.form.find(field);
  return found == place.form.end() ? std::string() : found->second;
}

KeyboardKind keyboard_for(Kind kind) {
  switch (kind) {
    case Kind::phone:
    case Kind::count:
    case Kind::money:
    case Kind::year: return KeyboardKind::numbers;
    default: return KeyboardKind::letters;
  }
}

// A page's text may be told otherwise for someone else than the applicant.
std::string page_words(const Scene& scene, const journey::Page& page, demand::Subject subject, std::string_view suffix) {
  const auto common = journey::text_key(page) + std::string(suffix);
  const auto own = journey::text_key(page) + "." + std::string(demand::name_of(subject)) + std::string(suffix);
  const auto key = scene.ui.has_words(own) ? own : common;
  if (!scene.ui.has_words(key)) return {};
  const auto year_tested = static_cast<int>(scene.context.world.today.year()) - 2;
  return scene.ui.words(key, {{"year", std::to_string(year_tested)}});
}

Answer choice_question(const Scene& scene, const demand::Field& field, const journey::Asking& place) {
  auto& ui = scene.ui;
  const bool several = field.kind == Kind::choices;
  const auto typed = typed_in(place, field.id.view());
  std::vector<Choice> choices;
  if (field.kind == Kind::yes_no) {
    // A plain yes or no, unless the question has its own words for them.
    for (const auto* answer : {"yes", "no"}) {
      const auto own = demand::text_key(field) + "." + answer;
      const auto label = ui.words(ui.has_words(own) ? own : std::string("asking.") + answer);
      choices.push_back({.id = answer, .label = label, .icon = *answer == 'y' ? "check" : "x", .chosen = typed == answer});
    }
  } else {
    for (const auto& entry : scene.context.world.code_lists.list(field.list)) {
      if (!entry.offered) continue;
      const auto key = "code." + entry.list + "." + entry.code;
      choices.push_back({.id = entry.code,
                         .label = ui.words(key),
                         .detail = ui.has_words(key + ".hint") ? ui.words(key + ".hint") : std::string(),
                         .chosen = several ? is_chosen(typed, entry.code) : typed == entry.code});
    }
  }
  const bool many = choices.size() > 6;
  const ChoiceStyle style{.several = several, .least_height = many ? target::button : target::card,
                          .least_width = many ? Millimetres{68} : Millimetres{50}};
  const auto touched = ui.choices(field.id.view(), choices, style);
  if (!touched) return std::nullopt;
  const auto& code = choices[*touched].id;
  if (several) return journey::Toggle{std::string(field.id.view()), code};
  return journey::Choose{std::string(field.id.view()), code};
}

Answer text_question(const Scene& scene, const demand::Field& field, const journey::Asking& place, const std::string& problem) {
  auto& ui = scene.ui;
  const auto key = demand::text_key(field);
  const auto hint = ui.has_words(key + ".hint") ? ui.words(key + ".hint") : std::string();
  const bool name = field.kind == Kind::name;
  const bool number = keyboard_for(field.kind) == KeyboardKind::numbers;
  const ui::Field shown{.id = std::string(field.id.view()),
                        .label = ui.words(key) + (field.required ? "" : " (" + ui.words("asking.optional") + ")"),
                        .value = typed_in(place, field.id.view()),
                        .hint = hint,
                        .problem = problem,
                        .keyboard = keyboard_for(field.kind),
                        .capitals = name,
                        .longest = name ? 80U : number ? 14U : 100U,
                        .suffix = field.kind == Kind::money ? "€" : "",
                        .width = number ? Millimetres{70} : Millimetres{0}};
  const auto typed = field.kind == Kind::date ? ui.date_field(shown) : ui.field(shown);
  return typed ? Answer(journey::Type{std::string(field.id.view()), *typed}) : std::nullopt;
}

bool has_label(Kind kind) { return kind == Kind::choice || kind == Kind::choices || kind == Kind::yes_no; }

Answer question(const Scene& scene, const demand::Field& field, const journey::Asking& place, bool alone) {
  auto& ui = scene.ui;
  const auto found = std::ranges::find(place.problems, field.id, &journey::PageProblem::field);
  const auto problem = found == place.problems.end() ? std::string() : ui.words(demand::text_key(found->problem));
  if (field.kind == Kind::commune || field.kind == Kind::communes) return commune_question(scene, field, place, problem);
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

void why(const Scene& scene, const journey::Page& page, demand::Subject subject) {
  auto& ui = scene.ui;
  const auto& first = demand::field(*page.fields.begin());
  const auto reason = page_words(scene, page, subject, ".why");
  const auto law = ui.words("asking.article", {{"article", in_full(ui, first.article)}});
  ui.space(space::s);
  ui.explanation("why", reason.empty() ? law : ui.words("asking.why") + " " + reason + " " + law);
}

}  // namespace

Answer draw(const journey::Asking& place, const Scene& scene) {
  auto& ui = scene.ui;
  const Frame frame{.subject = ui.words("frame.demand"), .back = back(scene), .forward = onward(scene)};
  return in_frame(scene, frame, [&]() -> Answer {
    const auto& page = journey::page(place.page);
    const auto subject = journey::subject_of(page, scene.model.draft, place.person);
    ui.title(page_words(scene, page, subject, ".title"));
    if (const auto hint = page_words(scene, page, subject, ".hint"); !hint.empty()) ui.hint(hint);
    ui.space(space::xs);
    Answer answer;
    for (const auto id : page.fields) {
      const auto& field = demand::field(id);
      if (!field.subjects.has(subject) || !journey::shows(field, place, scene.model, scene.context)) continue;
      if (auto touched = question(scene, field, place, page.fields.all().size() == 1)) answer = std::move(touched);
    }
    why(scene, page, subject);
    return answer;
  });
}

}  // namespace guichet::kiosk::screens
