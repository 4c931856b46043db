#pragma once
// Someone in front of the terminal, and the workers behind it: each act is an intent, each save is answered.

#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/journey/apply.hpp"
#include "tests/kiosk/demand/assets.hpp"

namespace test {

using namespace guichet::kiosk;
using namespace guichet::kiosk::journey;
using namespace std::chrono_literals;

inline Settings test_settings() {
  return {.desk = *demand::DeskCode::parse("G1104"),
          .topics = parse_topics(asset("law/information.tsv")).value(),
          .documents = std::make_shared<const rules::DocumentTable>(
              rules::DocumentTable::parse(asset("law/documents.tsv"), test_world().code_lists).value()),
          .speaks = true};
}

class Visitor {
 public:
  Visitor() : model_(fresh(settings_, now_)) {}

  Context context() const { return {.now = now_, .world = test_world(), .settings = settings_}; }
  const Model& model() const { return model_; }
  const Settings& settings() const { return settings_; }
  Settings& settings() { return settings_; }

  // One intent; what the workers would answer to a save follows at once.
  Visitor& does(const Intent& intent) {
    receives(intent);
    if (saves_ && asked<effect::SaveDraft>() && model_.next) {
      const Effects asked_before = effects_;
      receives(DraftSaved{});
      effects_.insert(effects_.begin(), asked_before.begin(), asked_before.end());
    }
    return *this;
  }

  Visitor& receives(const Intent& intent) {
    Outcome outcome = apply(std::move(model_), intent, context());
    model_ = std::move(outcome.model);
    effects_ = std::move(outcome.effects);
    EXPECT_TRUE(is_valid(model_, context())) << "place " << model_.place.index() << " after intent " << intent.index();
    return *this;
  }

  Visitor& passes(std::chrono::milliseconds time) {
    now_ += time;
    return *this;
  }
  Visitor& waits(std::chrono::milliseconds time) { return passes(time).receives(TimePassed{}); }

  Visitor& without_answer_to_saves() {
    saves_ = false;
    return *this;
  }

  template <typename T>
  const T* at() const {
    return std::get_if<T>(&model_.place);
  }
  bool asks(std::string_view page) const {
    const auto* asking = at<Asking>();
    return asking != nullptr && asking->page.view() == page;
  }
  template <typename T>
  const T* asked() const {
    for (const Effect& effect : effects_) {
      if (const T* found = std::get_if<T>(&effect)) return found;
    }
    return nullptr;
  }
  bool has_problem(std::string_view field, demand::Problem problem) const {
    const auto* asking = at<Asking>();
    if (asking == nullptr) return false;
    return std::ranges::any_of(
        asking->problems, [&](const PageProblem& one) { return one.field.view() == field && one.problem == problem; });
  }

  Visitor& types(const std::string& field, const std::string& text) { return does(Type{field, text}); }
  Visitor& chooses(const std::string& field, const std::string& code) { return does(Choose{field, code}); }
  Visitor& goes_on() { return does(Continue{}); }

  Visitor& opens_a_demand() {
    return does(Touched{}).does(Begin{Door::new_demand}).does(ChooseLanguage{"fr"}).goes_on().does(Agree{});
  }

  Visitor& says_who_they_are() {
    chooses("civility", "2").goes_on();
    types("birth_name", "Alméida").types("first_name", "Éléonore").goes_on();
    types("birth_date", "00/00/1985").goes_on();
    chooses("nationality", "1").goes_on();
    chooses("family_situation", "C").goes_on();
    goes_on();  // no number of social security
    chooses("domicile", "FIXE").goes_on();
    types("street", "rue de l'Œuvre").goes_on().does(AddCommune{"92012 92100"}).goes_on();
    return goes_on().goes_on();  // neither telephone nor help
  }

  Visitor& lives_alone() { return chooses("household_with_others", "no").goes_on(); }

  Visitor& says_what_they_look_for() {
    does(Toggle{"current_housing", "LP"}).goes_on();
    goes_on().goes_on().goes_on().goes_on().goes_on();  // what it is like, how large, its rent, who lives there, owned
    does(Toggle{"reasons", "13"}).goes_on();
    chooses("category", "A").goes_on().does(Toggle{"types", "T2"}).does(Toggle{"types", "T3"}).goes_on();
    does(AddCommune{"92012"}).does(AddCommune{"75113"}).goes_on();
    chooses("wider_area", "yes").goes_on().goes_on().goes_on();  // no limit to the rent, any floor
    chooses("handicap", "no").goes_on();
    return says_what_they_live_on();
  }

  Visitor& says_what_they_live_on() {
    chooses("contract", "RET").goes_on();
    return does(Toggle{"resources", "none"}).goes_on().goes_on();
  }

  Visitor& has_no_notice() { return does(SkipScan{}).goes_on(); }

  Visitor& reaches_the_summary() {
    return opens_a_demand().says_who_they_are().lives_alone().says_what_they_look_for().has_no_notice().goes_on();
  }

  Visitor& deposits() { return reaches_the_summary().goes_on().does(AcceptStatement{}).does(journey::Deposit{}); }

  static demand::DepositReference reference() { return *demand::DepositReference::parse("D-7K3QM-9F2TX"); }
  static demand::UniqueNumber number() { return *demand::UniqueNumber::parse("1111126000042G1104"); }
  Visitor& has_it_stored() { return receives(DepositStored{reference(), test_world().today}); }

  Instant now() const { return now_; }

 private:
  Settings settings_ = test_settings();
  Instant now_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 10h};
  Model model_;
  Effects effects_;
  bool saves_ = true;
};

inline Notice notice_of(std::string declarant, Seal seal = Seal::proven, int year = 2024) {
  return {.seal = seal, .income = {1'840'000}, .income_year = year, .declarant_1 = std::move(declarant)};
}

}  // namespace test
