// What the outbox does as time passes: tries again, is not fooled by a clock, forgets what has ended.
#include <algorithm>

#include "tests/sync/outbox/outbox_fixture.hpp"

namespace {

using namespace guichet::tests;

TEST_F(Outbox, waits_a_random_time_under_a_ceiling_that_doubles) {
  const auto without_a_thousand_commits = database.begin();
  for (const auto& [attempts, ceiling] : std::vector<std::pair<int, std::chrono::milliseconds>>{
           {1, 2s}, {2, 4s}, {5, 32s}, {9, 512s}, {10, 15min}, {40, 15min}}) {
    const auto id = put(database, letter(attempts)).value();
    std::vector<std::chrono::milliseconds> delays;
    for (int i = 0; i < 200; ++i) {
      ASSERT_TRUE(database.run("UPDATE outbox_letters SET state = 'sending', attempts = ? WHERE id = ?", attempts,
                               std::to_underlying(id)));
      delays.push_back(postpone(database, id, noon, "cut", random).value() - noon);
    }
    const auto [least, most] = std::ranges::minmax(delays);
    EXPECT_LE(most, ceiling) << attempts;
    EXPECT_GT(most, ceiling * 9 / 10) << attempts;
    EXPECT_GE(least, 0ms);
    EXPECT_LT(least, ceiling / 10) << attempts;
  }
}

TEST_F(Outbox, waits_as_long_as_the_registry_asks_but_not_for_ever) {
  const auto first = postpone(database, sending(1), noon, "technical_fault", random, 30s).value() - noon;
  EXPECT_GE(first, 30s);
  EXPECT_LE(first, 32s);
  EXPECT_LE(postpone(database, sending(2), noon, "technical_fault", random, 24h).value() - noon, 1h + 2s);
}

TEST_F(Outbox, is_not_stuck_by_a_clock_set_back) {
  ASSERT_TRUE(postpone(database, sending(1), noon + 24h * 365, "cut", random));
  EXPECT_TRUE(next_due(database, noon).value().has_value());
}

// Each day the terminal looks; what it sees ended is kept for the town's days, counted from there.
TEST_F(Outbox, forgets_a_letter_some_days_after_its_end_and_never_one_that_waits) {
  const auto forgotten_at = [&](Instant now) { return forget_ended(database, now, std::chrono::days{30}).value(); };
  ASSERT_TRUE(put(database, letter(1)));
  sending(2);
  ASSERT_TRUE(acknowledge(database, sending(3), its_number));
  const std::vector<Anomaly> anomalies{{.code = "CTRL_DEM_0001", .text = "DURAND"}};
  ASSERT_TRUE(refuse(database, sending(4), anomalies));
  EXPECT_TRUE(forgotten_at(noon + 24h).empty());
  EXPECT_TRUE(forgotten_at(noon + 30 * 24h).empty());
  EXPECT_EQ(stored(3).number, its_number);
  EXPECT_EQ(forgotten_at(noon + 31 * 24h), (std::vector{letter(3).deposit_reference, letter(4).deposit_reference}));
  EXPECT_FALSE(find(database, letter(3).deposit_reference).value().has_value());
  EXPECT_TRUE(database.query("SELECT 1 FROM outbox_anomalies").value().empty());
  EXPECT_TRUE(forgotten_at(noon + 999 * 24h).empty()) << "what waits stays";
  EXPECT_FALSE(stored(1).body.empty());
}

TEST_F(Outbox, counts_the_days_anew_when_the_clock_was_set_back) {
  ASSERT_TRUE(acknowledge(database, sending(1), its_number));
  const auto days = std::chrono::days{30};
  EXPECT_TRUE(forget_ended(database, noon + 24h * 365, days).value().empty());
  EXPECT_TRUE(forget_ended(database, noon, days).value().empty());
  EXPECT_EQ(forget_ended(database, noon + days, days).value().size(), 1);
}

}  // namespace
