#include <algorithm>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/journey/form.hpp"
#include "kiosk/screens/asking.hpp"
#include "kiosk/texts/typography.hpp"

namespace guichet::kiosk::screens {

using namespace ui;
using demand::Kind;

namespace {

// A plain yes or no, unless the question has its own words for them.
std::vector<Choice> yes_and_no(const Scene& scene, const demand::Field& field, std::string_view typed) {
  std::vector<Choice> choices;
  for (const auto* answer : {"yes", "no"}) {
    const auto own = demand::text_key(field) + "." + answer;
    const bool plain = !scene.ui.has_words(own);  // a sentence is no yes, and needs no sign of one
    const auto label = scene.ui.words(plain ? std::string("asking.") + answer : own);
    choices.push_back({.id = answer,
                       .label = label,
                       .icon = !plain           ? ""
                               : *answer == 'y' ? "check"
                                                : "x",
                       .chosen = typed == answer});
  }
  return choices;
}

std::vector<Choice> codes(const Scene& scene, const demand::Field& field, const auto& is_chosen) {
  auto& ui = scene.ui;
  std::vector<Choice> choices;
  for (const auto& entry : scene.context.world.code_lists.list(field.list)) {
    if (!entry.offered) continue;
    const auto key = "code." + entry.list + "." + entry.code;
    choices.push_back({.id = entry.code,
                       .label = ui.words(key),
                       .detail = ui.has_words(key + ".hint") ? ui.words(key + ".hint") : std::string(),
                       .chosen = is_chosen(entry.code)});
  }
  return choices;
}

ChoiceStyle style_of(std::size_t count, bool several) {
  const bool many = count > 6;
  return {.several = several,
          .least_height = many ? target::button : target::card,
          .least_width = many ? Millimetres{68} : Millimetres{50}};
}

Answer choose_codes(const Scene& scene, const demand::Field& field, std::string_view typed) {
  auto& ui = scene.ui;
  const auto lines = demand::amount_lines(typed);
  auto choices = codes(scene, field,
                       [&](const auto& code) { return std::ranges::contains(lines, code, &demand::AmountLine::code); });
  choices.push_back({.id = std::string(demand::no_amount),
                     .label = ui.words(demand::text_key(field) + ".none"),
                     .chosen = typed == demand::no_amount});
  if (choices.size() > 2) ui.hint(ui.words("asking.several"));  // one of them and "none" exclude each other
  const auto touched = ui.choices(field.id.view(), choices, style_of(choices.size(), true));
  return touched ? Answer(journey::Toggle{std::string(field.id.view()), choices[*touched].id}) : std::nullopt;
}

// What is wrong with one figure; nothing while none of them was refused.
std::string wrong_with(const Scene& scene, const demand::Field& field, const demand::AmountLine& line, bool refused) {
  if (!refused) return {};
  const auto value = demand::shape(field, line.code + ":" + line.typed);
  return value ? std::string() : scene.ui.words(demand::text_key(value.error()));
}

// Of two amounts or more, once each is told.
void draw_total(const Scene& scene, const demand::Field& field, std::string_view typed) {
  const auto told = demand::shape(field, typed);
  const auto* amounts = told ? std::get_if<demand::Amounts>(&*told) : nullptr;
  if (!amounts || amounts->size() < 2) return;
  std::int64_t cents = 0;
  for (const auto& amount : *amounts) cents += amount.euros.cents;
  auto& ui = scene.ui;
  ui.total("total", ui.words("asking.amounts.total"), texts::money(cents, ui.look().words->language()));
}

Answer type_amounts(const Scene& scene, const demand::Field& field, std::string_view typed, bool refused) {
  auto& ui = scene.ui;
  Answer answer;
  for (const auto& line : demand::amount_lines(typed)) {
    const auto id = std::string(field.id.view()) + "." + line.code;
    const ui::Field shown{.id = id,
                          .label = Label::of_one_person(ui.words("code." + std::string(field.list) + "." + line.code),
                                                        ui.words(demand::text_key(field))),
                          .value = line.typed,
                          .problem = wrong_with(scene, field, line, refused),
                          .keyboard = KeyboardKind::amounts,
                          .longest = 12,
                          .suffix = "€",
                          .width = {70},
                          .thousands = true};
    if (const auto text = ui.field(shown)) answer = journey::Type{id, *text};
  }
  draw_total(scene, field, typed);
  return answer;
}

}  // namespace

std::string_view typed_in(const journey::Asking& place, std::string_view field) {
  const auto found = place.form.find(field);
  return found == place.form.end() ? std::string_view() : std::string_view(found->second);
}

Answer choice_question(const Scene& scene, const demand::Field& field, const journey::Asking& place) {
  const bool several = field.kind == Kind::choices;
  const auto typed = typed_in(place, field.id.view());
  const auto is_chosen = [&](std::string_view code) {
    return several ? journey::has_item(typed, code) : typed == code;
  };
  const auto choices = field.kind == Kind::yes_no ? yes_and_no(scene, field, typed) : codes(scene, field, is_chosen);
  const auto touched = scene.ui.choices(field.id.view(), choices, style_of(choices.size(), several));
  if (!touched) return std::nullopt;
  const auto& code = choices[*touched].id;
  if (several) return journey::Toggle{std::string(field.id.view()), code};
  return journey::Choose{std::string(field.id.view()), code};
}

Answer amounts_question(const Scene& scene, const demand::Field& field, const journey::Asking& place,
                        const std::string& problem) {
  auto& ui = scene.ui;
  const auto typed = typed_in(place, field.id.view());
  if (place.amounts) return type_amounts(scene, field, typed, !problem.empty());
  if (!problem.empty()) ui.banner(std::string(field.id.view()) + ".problem", Tone::error, problem);
  return choose_codes(scene, field, typed);
}

}  // namespace guichet::kiosk::screens
