#pragma once
// Demands made by chance from a seed: every field, every kind, the names that break forms.

#include <random>

#include "tests/kiosk/demand/assets.hpp"

class DemandMaker {
 public:
  explicit DemandMaker(unsigned seed) : dice_(seed) {}

  guichet::kiosk::demand::Demand make() {
    using namespace guichet::kiosk::demand;
    Demand demand{.desk = *DeskCode::parse("G1104")};
    if (chance(2)) demand.created = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
    if (chance(2)) demand.number = *UniqueNumber::parse("1110318016982G1104");
    for (std::size_t extra = below(6); extra > 0; --extra) add_person(demand, any_other());
    for (Person& person : demand.people) answer(person.answers, person.subject);
    answer(demand.answers, Subject::demand);
    return demand;
  }

  std::string any_name() {
    static const std::string names[] = {
        "Y",      "D'Alméida", "N’Guyen-L’Hôte",     "Œuvrard", "Işık Ğ",    "محمد عبد الله",
        "王小明", "Ümit",      std::string(80, 'a'), "Иванова", "de La Tour"};
    return names[below(std::size(names))];
  }

  std::string any_text() {
    static const std::string texts[] = {"12 bis, rue de l'Œuvre",
                                        "<b>a & b</b>",
                                        "\"guillemets\" et 'apostrophes'",
                                        "]]> &amp; &#65;",
                                        "a > b < c",
                                        "Bât. C — 3e",
                                        "حي السلام",
                                        "{placeholder} %s"};
    return texts[below(std::size(texts))];
  }

  std::size_t below(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(dice_); }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }

 private:
  guichet::kiosk::demand::Subject any_other() {
    using enum guichet::kiosk::demand::Subject;
    static constexpr guichet::kiosk::demand::Subject others[] = {co_applicant, dependant, unborn, shared_custody};
    return others[below(4)];
  }

  void answer(guichet::kiosk::demand::Answers& answers, guichet::kiosk::demand::Subject subject) {
    for (const auto& field : guichet::kiosk::demand::fields()) {
      if (field.subjects.has(subject) && !chance(6)) answers.set(field.id, any(field));
    }
  }

  std::string any_code(const guichet::kiosk::demand::Field& field) {
    const auto list = real_code_lists().list(field.list);
    return list[below(list.size())].code;
  }

  guichet::kiosk::demand::CommuneCode any_commune() {
    static constexpr const char* communes[] = {"75113", "2A004", "92012", "01004", "97502"};
    return *guichet::kiosk::demand::CommuneCode::parse(communes[below(5)]);
  }

  guichet::kiosk::demand::Value any(const guichet::kiosk::demand::Field& field) {
    using namespace guichet::kiosk::demand;
    switch (field.kind) {
      case Kind::name: return any_name();
      case Kind::text: return field.limits.max < 20 ? "12 <b>" : any_text();
      case Kind::email: return std::string("zyxque.temoin@exemple.fr");
      case Kind::phone: return std::string(chance(2) ? "0639981234" : "+4930901820");
      case Kind::choice: return Code{any_code(field)};
      case Kind::choices: return *shape(field, any_code(field) + "," + any_code(field) + "," + any_code(field));
      case Kind::yes_no: return chance(2);
      case Kind::date: return any_date(field);
      case Kind::count: return static_cast<std::int64_t>(1 + below(9));
      case Kind::year: return static_cast<std::int64_t>(2024 + below(2));
      case Kind::money: return any_money(field);
      case Kind::commune: return Locality{any_commune(), chance(3) ? "" : "75013"};
      case Kind::communes:
        return *shape(field, std::string(any_commune().view()) + "," + std::string(any_commune().view()));
      case Kind::nir: return std::string(chance(2) ? "285127511300513" : "185012A00404273");
      case Kind::business: return std::string(field.limits.max == 9 ? "732829320" : "73282932000074");
      case Kind::amounts: return any_amounts(field);
    }
    return false;
  }

  guichet::kiosk::demand::PartialDate any_date(const guichet::kiosk::demand::Field& field) {
    if (!field.limits.day_may_be_unknown || chance(2)) return {.year = 1985, .month = 2, .day = 28};
    return chance(2) ? guichet::kiosk::demand::PartialDate{.year = 1970, .month = 12, .day = 0}
                     : guichet::kiosk::demand::PartialDate{.year = 1970, .month = 0, .day = 0};
  }

  guichet::kiosk::demand::Amounts any_amounts(const guichet::kiosk::demand::Field& field) {
    guichet::kiosk::demand::Amounts amounts;
    for (const auto& entry : real_code_lists().list(field.list)) {
      if (chance(4)) amounts.push_back({.code = {entry.code}, .euros = any_money(field)});
    }
    return amounts;
  }

  guichet::kiosk::demand::Euros any_money(const guichet::kiosk::demand::Field& field) {
    const auto cents = static_cast<std::int64_t>(below(10'000'000));
    return {field.limits.may_be_negative && chance(5) ? -cents : cents};
  }

  std::mt19937 dice_;
};
