#include <gtest/gtest.h>

#include "sync/sandbox/life_cycle.hpp"

namespace {

using namespace guichet::sync::sandbox;
using namespace std::chrono_literals;

constexpr LifeRules rules;

Date day(std::string_view text) { return parse_date(text).value(); }

TEST(LifeCycle, reads_whole_days_only) {
  EXPECT_EQ(parse_date("2026-11-22"), Date{2026y / 11 / 22});
  EXPECT_EQ(iso_date(2026y / 3 / 5), "2026-03-05");
  for (const auto* wrong : {"", "2026", "2026-11", "2026-02-30", "22/11/2026", "2026-11-22T00:00"})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
}

TEST(LifeCycle, lives_on_the_days_of_paris) {
  EXPECT_EQ(paris_day(std::chrono::sys_days{2026y / 11 / 22} + 22h + 59min), day("2026-11-22"));
  EXPECT_EQ(paris_day(std::chrono::sys_days{2026y / 11 / 22} + 23h), day("2026-11-23"));
  EXPECT_EQ(paris_day(std::chrono::sys_days{2026y / 7 / 14} + 21h + 59min), day("2026-07-14"));
  EXPECT_EQ(paris_day(std::chrono::sys_days{2026y / 7 / 14} + 22h), day("2026-07-15"));
}

TEST(LifeCycle, is_valid_a_year_and_a_leap_day_ends_on_the_28th) {
  EXPECT_EQ(valid_until({.deposited = day("2026-11-22")}, rules), day("2027-11-22"));
  EXPECT_EQ(valid_until({.deposited = day("2028-02-29")}, rules), day("2029-02-28"));
  EXPECT_EQ(valid_until({.deposited = day("2024-02-29"), .renewed = day("2025-01-31")}, rules), day("2026-01-31"));
}

TEST(LifeCycle, opens_to_renewal_ten_months_later_or_at_the_end_of_a_shorter_month) {
  EXPECT_EQ(renewal_opens({.deposited = day("2026-11-22")}, rules), day("2027-09-22"));
  EXPECT_EQ(renewal_opens({.deposited = day("2026-04-30")}, rules), day("2027-02-28"));
  EXPECT_EQ(renewal_opens({.deposited = day("2026-11-22")}, {.renewal_opens = 11}), day("2027-10-22"));
}

TEST(LifeCycle, closes_by_itself_at_thirteen_months_and_can_come_back_until_eighteen) {
  const Standing standing{.deposited = day("2026-01-15"), .renewed = day("2026-11-22")};
  EXPECT_EQ(on_day(standing, day("2027-12-21"), rules).closure, std::nullopt);
  const auto closed = on_day(standing, day("2027-12-22"), rules);
  EXPECT_EQ(closed.closure, (Closure{.motive = "RADREN", .on = day("2027-12-22")}));
  EXPECT_EQ(on_day(standing, day("2029-01-01"), rules), closed) << "the day of closure does not move";
  EXPECT_EQ(reactivable_until(closed, rules), day("2028-05-22"));
  EXPECT_EQ(reactivable_until(standing, rules), std::nullopt);
}

TEST(LifeCycle, keeps_a_closure_that_was_decided) {
  const Standing given{.deposited = day("2026-11-22"), .closure = Closure{.motive = "RADABA", .on = day("2027-01-02")}};
  EXPECT_EQ(on_day(given, day("2030-01-01"), rules), given);
  EXPECT_EQ(reactivable_until(given, rules), std::nullopt);
  Standing silent = given;
  silent.closure->motive = "RADCON";
  EXPECT_EQ(reactivable_until(silent, rules), day("2027-06-02"));
}

}  // namespace
