#include "kiosk/journey/form.hpp"

#include <algorithm>
#include <array>
#include <ranges>

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

// A figure that is typed belongs to the year N-2 and is the person's word; one that a seal proved stays proven as long
// as it is the same.
void settle_income(demand::Answers& answers, const demand::Answers& before, int current_year) {
  const auto* amount = answers.get<demand::Euros>("income_n2");
  if (amount == nullptr) {
    answers.erase("income_year_n2");
    answers.erase("income_origin_n2");
    return;
  }
  const auto* old_amount = before.get<demand::Euros>("income_n2");
  if (old_amount != nullptr && *old_amount == *amount && answers.has("income_origin_n2")) return;
  set_income(answers, {.amount = *amount, .year = current_year - 2, .sealed = false}, current_year);
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

}  // namespace

Asking ask(const demand::Demand& draft, PageId id, std::size_t person, Return back_to) {
  Asking place{.page = id, .person = person, .back_to = back_to};
  const Page& its_page = page(id);
  const demand::Answers& answers = demand::answers_of(draft, subject_of(its_page, draft, person), person);
  for (const demand::FieldId name : its_page.fields) {
    if (const demand::Value* value = answers.find(name)) {
      place.form.emplace(name.view(), demand::typed(demand::field(name), *value));
    }
  }
  return place;
}

bool shows(const demand::Field& field, const Asking& place, const Model& model, const Context& context) {
  const demand::Subject subject = subject_of(page(place.page), model.draft, place.person);
  if (!field.subjects.has(subject)) return false;
  if (field.when == nullptr) return true;
  const demand::Demand draft = fill(model.draft, place, context).draft;
  return field.applies(draft, draft.people[place.person]);
}

Filled fill(const demand::Demand& draft, const Asking& place, const Context& context) {
  Filled filled{.draft = draft, .problems = {}};
  const Page& its_page = page(place.page);
  const demand::Subject subject = subject_of(its_page, draft, place.person);
  demand::Answers& answers = demand::answers_of(filled.draft, subject, place.person);
  for (const demand::FieldId name : its_page.fields) {
    const demand::Field& field = demand::field(name);
    if (!field.subjects.has(subject)) continue;
    if (!field.applies(filled.draft, filled.draft.people[place.person])) {
      answers.erase(name);
      continue;
    }
    const auto typed = place.form.find(name.view());
    auto value = demand::parse(field, typed == place.form.end() ? "" : typed->second, context.world);
    if (value) {
      answers.set(name, *std::move(value));
    } else if (value.error() != demand::Problem::missing) {
      filled.problems.push_back({.field = name, .problem = value.error()});
    } else if (field.required) {
      filled.problems.push_back({.field = name, .problem = value.error()});
    } else {
      answers.erase(name);
    }
  }
  const demand::Answers& before = demand::answers_of(draft, subject, place.person);
  if (its_page.id == PageId("income")) settle_income(answers, before, static_cast<int>(context.world.today.year()));
  if (its_page.id == PageId("names")) settle_names(answers, before);
  return filled;
}

bool is_wanted_year(int year, int current_year) { return year == current_year - 1 || year == current_year - 2; }

const demand::Field& income_field(int year, int current_year) {
  return demand::field(income_fields(year, current_year).amount);
}

void set_income(demand::Answers& applicant, const Income& income, int current_year) {
  const IncomeFields names = income_fields(income.year, current_year);
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

std::size_t count_items(std::string_view list) {
  return static_cast<std::size_t>(std::ranges::distance(items_of(list)));
}

}  // namespace guichet::kiosk::journey
