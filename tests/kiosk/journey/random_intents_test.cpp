// Whatever is thrown at a session, it stays one.
#include <set>

#include "tests/kiosk/journey/chance.hpp"

namespace {

using namespace test;

// `receives` checks is_valid after every intent.
TEST(AnyIntents, never_lead_to_an_invalid_session) {
  std::set<std::size_t> places;
  int deposits = 0;
  for (unsigned seed = 0; seed < 90; ++seed) {
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
  for (std::size_t place = 0; place < std::variant_size_v<Place::Variant>; ++place)
    EXPECT_TRUE(places.contains(place)) << "the dice must reach every place, not only up to " << place;
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
