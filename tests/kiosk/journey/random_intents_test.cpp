#include <random>
#include <set>

#include "tests/kiosk/journey/visitor.hpp"

namespace {

using namespace test;

// Throws what a child's hands, a slow worker and the clock may throw, half of it sensible where the person stands.
class Chance {
 public:
  explicit Chance(unsigned seed) : dice_(seed) {}

  Intent next(const Visitor& visitor) {
    if (visitor.model().kept) kept_ = visitor.model().draft;
    if (below(3) != 0) {
      if (auto likely = sensible(visitor)) return *std::move(likely);
    }
    return anything(visitor);
  }

  std::size_t below(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(dice_); }

 private:
  std::string text() {
    static const std::string texts[] = {"",
                                        "Alméida",
                                        "12/03/1985",
                                        "00/00/1970",
                                        "1200",
                                        "-5",
                                        "<b>",
                                        "\xff",
                                        "محمد",
                                        "T2,T9,,",
                                        "92012 92100",
                                        "D-7K3QM-9F2TX",
                                        "a@b.fr",
                                        "\u202e",
                                        "2",
                                        std::string(5000, 'x'),
                                        "01/03/2027",
                                        "06 39 98 12 34",
                                        "yes"};
    return texts[below(std::size(texts))];
  }

  std::string field() { return std::string(demand::fields()[below(demand::fields().size())].id.view()); }
  std::string page() { return std::string(pages()[below(pages().size())].id.view()); }
  std::string commune() { return std::array{"92012", "75113", "99999", "92012 92100", "", "2A004"}[below(6)]; }

  std::string right_text(const demand::Field& field) {
    using demand::Kind;
    switch (field.kind) {
      case Kind::date: return field.limits.in_the_future ? "01/03/2027" : "12/03/1985";
      case Kind::email: return "a@b.fr";
      case Kind::phone: return "0639981234";
      case Kind::count: return "2";
      case Kind::money: return "1200";
      default: return "Alméida";
    }
  }

  Intent fill_in(const Asking& place) {
    const auto names = journey::page(place.page).fields.all();
    const demand::Field& field = demand::field(names[below(names.size())]);
    const std::string name(field.id.view());
    const auto list = test_world().code_lists.list(field.list);
    switch (field.kind) {
      case demand::Kind::choice: return Choose{name, list[below(list.size())].code};
      case demand::Kind::choices: return Toggle{name, list[below(list.size())].code};
      case demand::Kind::yes_no: return Choose{name, below(2) == 0 ? "yes" : "no"};
      case demand::Kind::commune: return AddCommune{"92012 92100"};
      case demand::Kind::communes: return AddCommune{commune()};
      default: return Type{name, below(6) == 0 ? text() : right_text(field)};
    }
  }

  Intent reviewed() {
    switch (below(4)) {
      case 0: return Correct{};
      case 1: return Retake{};
      case 2: return Type{below(2) == 0 ? "income_n1" : "income_n2", text()};
      default: return Keep{};
    }
  }

  std::optional<Intent> sensible(const Visitor& visitor) {
    if (visitor.model().next) return DraftSaved{};
    if (visitor.at<Attract>() != nullptr) return below(8) == 0 ? Intent(Restored{kept_, "en"}) : Intent(Touched{});
    if (visitor.at<Welcome>() != nullptr) return Begin{below(5) == 0 ? Door::my_number : Door::new_demand};
    if (visitor.at<YourData>() != nullptr) return Agree{};
    if (const auto* asking = visitor.at<Asking>()) return below(3) == 0 ? Continue{} : fill_in(*asking);
    if (visitor.at<Household>() != nullptr)
      return below(2) == 0 ? Intent(Continue{}) : Intent(AddPerson{any_subject()});
    if (const auto* scanning = visitor.at<Scanning>()) {
      if (!scanning->running) return below(3) == 0 ? Intent(SkipScan{}) : Intent(StartScan{});
      static const Seal seals[] = {Seal::proven, Seal::altered, Seal::undetermined};
      return Scanned{*scanning->running, notice_of("ALMEIDA", seals[below(3)], 2023 + static_cast<int>(below(4)))};
    }
    if (visitor.at<Reviewing>() != nullptr) return reviewed();
    if (const auto* summary = visitor.at<journey::Summary>()) {
      if (summary->problems.empty()) return Continue{};
      const auto& problem = summary->problems[below(summary->problems.size())];
      for (const Page& page : pages()) {
        const bool right = page.fields.contains(problem.field.view()) && page.subjects.has(problem.subject);
        if (right) return Edit{std::string(page.id.view()), problem.person};
      }
    }
    if (visitor.at<Declaring>() != nullptr)
      return below(2) == 0 ? Intent(AcceptStatement{}) : Intent(journey::Deposit{});
    if (visitor.at<Depositing>() != nullptr) return DepositStored{Visitor::reference(), test_world().today};
    if (visitor.at<Finding>() != nullptr) return below(2) == 0 ? Intent(Find{}) : Intent(Type{"reference", text()});
    return Continue{};
  }

  std::optional<demand::Subject> any_subject() {
    if (below(7) == 0) return std::nullopt;
    return static_cast<demand::Subject>(below(6));
  }

  Intent anything(const Visitor& visitor) {
    switch (below(50)) {
      case 0: return Touched{};
      case 1: return Begin{Door::new_demand};
      case 2: return Begin{Door::my_number};
      case 3: return ChooseLanguage{below(2) == 0 ? "en" : text()};
      case 4: return ToggleContrast{};
      case 5: return NextTextSize{};
      case 6: return Agree{};
      case 7: return Type{field(), text()};
      case 8: return Type{"search", text()};
      case 9: return Type{"reference", text()};
      case 10: return Choose{field(), text()};
      case 11: return Toggle{field(), text()};
      case 12: return AddCommune{commune()};
      case 13: return RemoveCommune{commune()};
      case 14: return Back{};
      case 15: return AddPerson{any_subject()};
      case 16: return EditPerson{below(4)};
      case 17: return RemovePerson{below(4)};
      case 18: return StartScan{};
      case 19: return SkipScan{};
      case 20: return Keep{};
      case 21: return Retake{};
      case 22: return Correct{};
      case 23: return Edit{page(), below(4)};
      case 24: return AcceptStatement{};
      case 25: return RetractStatement{};
      case 26: return journey::Deposit{};
      case 27: return Print{};
      case 28: return Find{};
      case 29: return below(4) == 0 ? Intent(Finish{}) : Intent(Continue{});
      case 30: return below(4) == 0 ? Intent(AskToLeave{}) : Intent(StayHere{});
      case 31: return StayHere{};
      case 32: return below(4) == 0 ? Intent(Leave{}) : Intent(StayHere{});
      case 33: return StillHere{};
      case 34: return Dismiss{};
      case 35: return Resume{};
      case 36: return TimePassed{};
      case 37: return DraftSaved{};
      case 38: return DraftNotSaved{Failure::storage_full};
      case 39: return Scanned{visitor.now(), notice_of(text(), Seal::proven, 2024)};
      case 40: return ScanFailed{visitor.now(), ScanProblem::no_seal};
      case 41: return DepositStored{Visitor::reference(), test_world().today};
      case 42: return DepositNotStored{Failure::storage_damaged};
      case 43: return NumberArrived{Visitor::reference(), Visitor::number()};
      case 44: return RegistryRefused{Visitor::reference(), {{text(), text()}}};
      case 45: return Printed{Visitor::reference()};
      case 46: return PrintFailed{Visitor::reference()};
      case 47: return DepositFound{{.reference = Visitor::reference()}};
      case 48: return DepositNotFound{Visitor::reference()};
      default:
        return below(20) == 0 ? Intent(Failed{Failure::storage_unavailable})
                              : Intent(Restored{visitor.model().draft, text()});
    }
  }

  std::mt19937 dice_;
  demand::Demand kept_{.desk = *demand::DeskCode::parse("G1104")};  // what storage had when the terminal stopped
};

// `receives` checks is_valid after every intent.
TEST(AnyIntents, never_lead_to_an_invalid_session) {
  std::set<std::size_t> places;
  int deposits = 0;
  for (unsigned seed = 0; seed < 20; ++seed) {
    Chance chance(seed);
    Visitor visitor;
    for (int i = 0; i < 2000; ++i) {
      if (chance.below(40) == 0) visitor.waits(std::chrono::seconds{chance.below(120)});
      visitor.receives(chance.next(visitor));
      places.insert(visitor.model().place.index());
      if (const auto* deposit = visitor.asked<effect::Deposit>()) {
        ++deposits;
        ASSERT_TRUE(demand::problems(deposit->demand, test_world()).empty());
      }
      if (HasFailure()) FAIL() << "seed " << seed << ", intent " << i;
    }
  }
  EXPECT_EQ(places.size(), std::variant_size_v<Place>) << "the dice must reach every place";
  EXPECT_GT(deposits, 0);
}

TEST(AnyIntents, end_in_a_fresh_session_when_the_person_walks_away) {
  for (unsigned seed = 100; seed < 120; ++seed) {
    Chance chance(seed);
    Visitor visitor;
    for (int i = 0; i < 300; ++i) visitor.receives(chance.next(visitor));
    if (visitor.at<Depositing>() != nullptr) visitor.has_it_stored();
    for (int i = 0; i < 6; ++i) visitor.waits(3min);
    EXPECT_EQ(visitor.model(), fresh(visitor.settings(), visitor.model().last_touch)) << seed;
  }
}

TEST(SameIntents, give_the_same_session) {
  const auto play = [] {
    Chance chance(5);
    Visitor visitor;
    for (int i = 0; i < 1000; ++i) visitor.receives(chance.next(visitor));
    return visitor.model();
  };
  EXPECT_EQ(play(), play());
}

}  // namespace
