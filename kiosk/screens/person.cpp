#include "kiosk/screens/person.hpp"

#include "kiosk/demand/numbers.hpp"
#include "kiosk/texts/typography.hpp"
#include "platform/system/match.hpp"

namespace guichet::kiosk::screens {
namespace {

using platform::system::Match;

std::string text_of(const demand::Answers& answers, demand::FieldId field) {
  const auto* text = answers.get<std::string>(field);
  return text == nullptr ? std::string() : *text;
}

std::string label(const Scene& scene, const demand::Field& field, const demand::Code& code) {
  return scene.ui.words("code." + std::string(field.list) + "." + code.text);
}

std::string commune_name(const Scene& scene, const demand::CommuneCode& code) {
  const auto* commune = scene.context.world.communes.find(code);
  return std::string(commune == nullptr ? code.view() : commune->name);
}

// One after the other, with the comma of the language.
std::string and_then(const Scene& scene, const std::string& list, const std::string& item) {
  return list.empty() ? item : scene.ui.words("list.and_then", {{"list", list}, {"item", item}});
}

template <typename List, typename Told>
std::string joined(const Scene& scene, const List& list, const Told& told) {
  std::string all;
  for (const auto& item : list) all = and_then(scene, all, told(item));
  return all;
}

}  // namespace

std::string told(const Scene& scene, const demand::Field& field, const demand::Answers& answers) {
  const auto* value = answers.find(field.id);
  if (value == nullptr) return {};
  const auto& language = scene.ui.look().words->language();
  return std::visit(
      Match{
          [&](const std::string& text) { return field.kind == demand::Kind::nir ? demand::masked_nir(text) : text; },
          [&](bool yes) { return scene.ui.words(yes ? "asking.yes" : "asking.no"); },
          [](std::int64_t number) { return std::to_string(number); },
          [&](const demand::Euros& amount) { return texts::money(amount.cents, language); },
          [&](const demand::PartialDate& date) { return texts::long_date(date.year, date.month, date.day, language); },
          [&](const demand::Code& code) { return label(scene, field, code); },
          [&](const demand::Choices& codes) {
            return joined(scene, codes, [&](const auto& code) { return label(scene, field, code); });
          },
          [&](const demand::Amounts& amounts) {
            if (amounts.empty()) return scene.ui.words(demand::text_key(field) + ".none");
            return joined(scene, amounts, [&](const auto& amount) {
              return label(scene, field, amount.code) + " " + texts::money(amount.euros.cents, language);
            });
          },
          [&](const demand::Locality& place) {
            return (place.postcode.empty() ? "" : place.postcode + " ") + commune_name(scene, place.commune);
          },
          [&](const demand::Communes& list) {
            return joined(scene, list, [&](const auto& code) { return commune_name(scene, code); });
          },
      },
      *value);
}

std::string hint_of(const Scene& scene, const demand::Field& field) {
  // The example of a year: not one long past for a child to be born.
  if (field.kind == demand::Kind::date && field.limits.in_the_future)
    return scene.ui.words("asking.date.year",
                          {{"year", std::to_string(static_cast<int>(scene.context.world.today.year()) + 1)}});
  const auto key = demand::text_key(field) + ".hint";
  if (!scene.ui.has_words(key)) return {};
  const int back = field.id == demand::FieldId("income_n1") ? 1 : 2;
  const auto year = static_cast<int>(scene.context.world.today.year()) - back;
  return scene.ui.words(key, {{"year", std::to_string(year)}});
}

std::string name_of(const Scene& scene, const demand::Person& person) {
  const auto& answers = person.answers;
  auto last = text_of(answers, "used_name");
  if (last.empty()) last = text_of(answers, "birth_name");
  if (last.empty()) last = text_of(answers, "dependant_name");
  const auto first = text_of(answers, "first_name");
  if (first.empty() && last.empty()) return relation(scene, person);
  return first + (first.empty() || last.empty() ? "" : " ") + last;
}

std::string relation(const Scene& scene, const demand::Person& person) {
  return scene.ui.words("subject." + std::string(demand::name_of(person.subject)));
}

ui::Label describe(const Scene& scene, const demand::Person& person) {
  const bool you = person.subject == demand::Subject::applicant;
  const auto who = you ? scene.ui.words("household.you") : relation(scene, person);
  auto words = who;
  for (const demand::FieldId date :
       {demand::FieldId("birth_date"), demand::FieldId("born_on"), demand::FieldId("expected_date")})
    if (const auto told_date = told(scene, demand::field(date), person.answers); !told_date.empty())
      words =
          and_then(scene, words, scene.ui.words("field." + std::string(date.view()) + ".told", {{"date", told_date}}));
  return ui::Label::of_one_person(words, who);
}

}  // namespace guichet::kiosk::screens
