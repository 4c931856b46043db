#include "kiosk/journey/form.hpp"

#include <algorithm>
#include <array>
#include <ranges>

#include "kiosk/demand/amounts.hpp"
#include "kiosk/demand/characters.hpp"

namespace guichet::kiosk::journey {
namespace {

auto items_of(std::string_view list) {
  return std::views::split(list, ',') |
         std::views::transform([](auto&& item) { return std::string_view(item.begin(), item.end()); }) |
         std::views::filter([](std::string_view item) { return !item.empty(); });
}

struct IncomeFields {
  demand::FieldId amount, year, origin;
};

IncomeFields income_fields(int year, int current_year) {
  if (year == current_year - 1) return {"income_n1", "income_year_n1", "income_origin_n1"};
  return {"income_n2", "income_year_n2", "income_origin_n2"};
}

// A figure that is typed is the person's word; one that a seal proved stays proven as long as it is the same.
void settle_income(demand::Answers& answers, const demand::Answers& before, int year, int current_year) {
  const IncomeFields names = income_fields(year, current_year);
  const auto* amount = answers.get<demand::Euros>(names.amount);
  if (amount == nullptr) {
    answers.erase(names.year);
    answers.erase(names.origin);
    return;
  }
  const auto* old_amount = before.get<demand::Euros>(names.amount);
  if (old_amount != nullptr && *old_amount == *amount && answers.has(names.origin)) return;
  set_income(answers, {.amount = *amount, .year = year, .sealed = false}, current_year);
}

void settle_incomes(demand::Answers& answers, const demand::Answers& before, int current_year) {
  settle_income(answers, before, current_year - 1, current_year);
  settle_income(answers, before, current_year - 2, current_year);
}

// A seal was proven to name the applicant: under another name it proves nothing any more.
void settle_names(demand::Answers& answers, const demand::Answers& before) {
  constexpr std::array names = {demand::FieldId("birth_name"), demand::FieldId("used_name"),
                                demand::FieldId("first_name")};
  const auto is_same = [&](demand::FieldId name) {
    const demand::Value* now = answers.find(name);
    const demand::Value* then = before.find(name);
    return now == nullptr || then == nullptr ? now == then : *now == *then;
  };
  if (std::ranges::all_of(names, is_same)) return;
  for (const demand::FieldId origin : {demand::FieldId("income_origin_n1"), demand::FieldId("income_origin_n2")}) {
    if (answers.is(origin, "scelle")) answers.set(origin, demand::Code{"declare"});
  }
}

bool same_letters(const std::string* one, const std::string* other) {
  return one != nullptr && other != nullptr && demand::folded(*one) == demand::folded(*other);
}

// Accents and hyphens, which the paper's lines cannot have, may be added to what was read; any other change is the
// person's word.
void settle_identity(demand::Answers& answers, const demand::Answers& before) {
  constexpr demand::FieldId birth_date = "birth_date";
  const auto same = [&](demand::FieldId name) {
    return same_letters(answers.get<std::string>(name), before.get<std::string>(name));
  };
  const auto* now = answers.find(birth_date);
  const auto* then = before.find(birth_date);
  const bool same_day = now != nullptr && then != nullptr && *now == *then;
  if (!same("birth_name") || !same("first_name") || !same_day) answers.erase("identity_origin");
}

}  // namespace

Asking ask(const demand::Demand& draft, PageId id, std::size_t person, Return back_to) {
  Asking place{.page = id, .person = person, .back_to = back_to};
  const Page& its_page = page(id);
  const demand::Answers& answers = demand::answers_of(draft, subject_of(its_page, draft, person), person);
  for (const demand::FieldId name : its_page.fields) {
    const demand::Value* value = answers.find(name);
    if (value != nullptr && demand::field(name).kind != demand::Kind::nir) {
      place.form.emplace(name.view(), demand::typed(demand::field(name), *value));
    }
  }
  return place;
}

bool shows(const demand::Field& field, const Asking& place, const Model& model, const Context& context) {
  const demand::Demand draft = field.when == nullptr ? model.draft : fill(model.draft, place, context).draft;
  return is_asked(page(place.page), field, draft, place.person, context.world.today);
}

const demand::Field* amount_field(PageId id) {
  const demand::Field& only = demand::field(*page(id).fields.begin());
  return only.kind == demand::Kind::amounts ? &only : nullptr;
}

namespace {

// What was typed for one field becomes its answer, or a problem.
void fill_field(Filled& filled, demand::Answers& answers, const demand::Field& field, const Asking& place,
                const Context& context) {
  const auto typed = place.form.find(field.id.view());
  // A number of social security is not put back on the screen: untouched, it stays.
  if (field.kind == demand::Kind::nir && typed == place.form.end()) return;
  auto value = demand::parse(field, typed == place.form.end() ? "" : typed->second, context.world);
  if (value) return answers.set(field.id, *std::move(value));
  if (value.error() == demand::Problem::missing && !field.required) return answers.erase(field.id);
  filled.problems.push_back({.field = field.id, .problem = value.error()});
}

}  // namespace

Filled fill(const demand::Demand& draft, const Asking& place, const Context& context) {
  Filled filled{.draft = draft, .problems = {}};
  const Page& its_page = page(place.page);
  const demand::Subject subject = subject_of(its_page, draft, place.person);
  demand::Answers& answers = demand::answers_of(filled.draft, subject, place.person);
  const demand::Date today = context.world.today;
  for (const demand::FieldId name : its_page.fields) {
    const demand::Field& field = demand::field(name);
    if (!field.subjects.has(subject)) continue;
    if (is_asked(its_page, field, filled.draft, place.person, today)) {
      fill_field(filled, answers, field, place, context);
    } else {
      answers.erase(name);
    }
  }
  const demand::Answers& before = demand::answers_of(draft, subject, place.person);
  if (its_page.id == PageId("income")) settle_incomes(answers, before, static_cast<int>(today.year()));
  if (its_page.id == PageId("names")) settle_names(answers, before);
  if (answers.has("identity_origin")) settle_identity(answers, before);
  demand::drop_what_no_longer_applies(filled.draft);
  return filled;
}

bool is_wanted_year(int year, int current_year) { return year == current_year - 1 || year == current_year - 2; }

const demand::Field& income_field(int year, int current_year) {
  return demand::field(income_fields(year, current_year).amount);
}

void set_income(demand::Answers& applicant, const Income& income, int current_year) {
  const IncomeFields names = income_fields(income.year, current_year);
  applicant.set("has_tax_notice", true);
  applicant.set(names.amount, income.amount);
  applicant.set(names.year, std::int64_t{income.year});
  applicant.set(names.origin, demand::Code{income.sealed ? "scelle" : "declare"});
}

bool has_item(std::string_view list, std::string_view item) { return std::ranges::contains(items_of(list), item); }

std::string with_item(std::string_view list, std::string_view item) {
  return list.empty() ? std::string(item) : std::string(list) + ',' + std::string(item);
}

std::string without_item(std::string_view list, std::string_view item) {
  std::string kept;
  for (const std::string_view one : items_of(list)) {
    if (one != item) kept = with_item(kept, one);
  }
  return kept;
}

std::string toggled_amount(std::string_view typed, std::string_view code) {
  if (code == demand::no_amount) return typed == demand::no_amount ? "" : std::string(demand::no_amount);
  auto lines = demand::amount_lines(typed);
  const auto gone = std::erase_if(lines, [&](const demand::AmountLine& line) { return line.code == code; });
  if (gone == 0) lines.push_back({.code = std::string(code), .typed = ""});
  return demand::typed_lines(lines);
}

std::string with_amount(std::string_view typed, std::string_view code, std::string_view amount) {
  auto lines = demand::amount_lines(typed);
  for (demand::AmountLine& line : lines) {
    if (line.code == code) line.typed = amount;
  }
  return demand::typed_lines(lines);
}

std::size_t count_items(std::string_view list) {
  return static_cast<std::size_t>(std::ranges::distance(items_of(list)));
}

}  // namespace guichet::kiosk::journey
