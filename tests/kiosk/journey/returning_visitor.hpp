#pragma once
// Someone who comes back with a number: what the registry holds under it, and the ways to the file that is theirs.

#include "tests/kiosk/journey/visitor.hpp"

namespace test {

inline demand::Date day(int year, unsigned month, unsigned of_month) {
  return demand::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}

// The world of the tests is on 22 November 2026: renewed eleven months ago, the window is open.
inline demand::Standing open_standing() {
  return {.number = Visitor::number(),
          .deposited = day(2024, 8, 10),
          .valid_until = day(2026, 12, 20),
          .renewed = day(2025, 12, 20),
          .papers =
              {{.code = "identite", .label = "Pièce d’identité", .comment = {}, .state = demand::PaperState::received},
               {.code = "avis",
                .label = "Avis d’impôt",
                .comment = "La page 2 manque.",
                .state = demand::PaperState::unusable}},
          .version = 3};
}

inline demand::Standing early_standing() {
  auto standing = open_standing();
  standing.renewed = day(2026, 9, 1);
  standing.valid_until = day(2027, 9, 1);
  return standing;
}

// Each mark that a desk can set, a paper that was lost on its way, and one that is good.
inline demand::Standing marked_standing() {
  using enum demand::PaperState;
  auto standing = early_standing();
  const std::string card = "Pièce d’identité", notice = "Avis d’impôt";
  standing.papers = {
      {.code = "identite", .label = card, .state = received, .person = 0},
      {.code = "avis_imposition", .label = notice, .comment = "La page 2 manque.", .state = unusable, .person = 0},
      {.code = "identite", .label = card, .comment = "La carte a expiré.", .state = obsolete, .person = 1},
      {.code = "releve_bancaire", .label = "Relevé", .comment = "Non demandé.", .state = out_of_scope},
      {.code = "avis_imposition", .label = notice, .state = not_arrived, .person = 1}};
  return standing;
}

inline demand::Standing closed_standing(std::string reason) {
  auto standing = open_standing();
  standing.state = demand::StandingState::closed;
  standing.closed = day(2026, 10, 1);
  standing.closure_reason = std::move(reason);
  return standing;
}

// As the registry gives it back: the first demand of the tests, with its number and date.
inline demand::Demand registered_demand() {
  static const demand::Demand whole = [] {
    Visitor visitor;
    visitor.reaches_the_summary();
    demand::Demand demand = visitor.model().draft;
    demand.number = Visitor::number();
    demand.created = open_standing().deposited;
    return demand;
  }();
  return whole;
}

class ReturningVisitor : public Visitor {
 public:
  ReturningVisitor& asks_where_it_stands() {
    does(guichet::kiosk::journey::Touched{}).does(Begin{Door::my_demand});
    types("unique_number", std::string(number().view())).types("holder_born_on", "00/00/1985").goes_on();
    return *this;
  }

  ReturningVisitor& sees(const demand::Standing& standing, bool proven = false) {
    asks_where_it_stands().receives(StandingFound{.asked_at = now(), .standing = standing, .proven = proven});
    return *this;
  }

  // With the paper that proves it already scanned.
  ReturningVisitor& opens(Purpose purpose, const demand::Standing& standing = open_standing()) {
    sees(standing, true).does(OpenMyDemand{purpose});
    receives(FileOpened{.asked_at = now(), .standing = standing, .demand = registered_demand()});
    return *this;
  }

  ReturningVisitor& changes_nothing_until(Section section) {
    while (at<SectionReview>() != nullptr && model().file->section != section) goes_on();
    return *this;
  }

  // To the papers, which follow.
  ReturningVisitor& says_the_income() {
    does(StartScan{}).does(SkipScan{}).types("income_n2", "21500").goes_on().goes_on();
    return *this;
  }
  ReturningVisitor& states_the_income() {
    says_the_income().goes_on();
    return *this;
  }

  const File& file() const { return *model().file; }
};

}  // namespace test
