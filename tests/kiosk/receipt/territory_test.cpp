// What a town says of itself: with its source, or not at all.
#include <gtest/gtest.h>

#include "tests/kiosk/receipt/samples.hpp"

namespace {

using namespace guichet::tests;
using receipt::Territory;

const auto desk = *demand::DeskCode::parse("G1104");

TEST(Territory, gives_a_desk_its_own_lines_only) {
  const auto read = Territory::parse(
      "G1104\tphone\t01 99 00 12 34\tfiction\t2026-11-22\nG2222\tphone\t01 99 00 00 01\tfiction\t\n", "");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->office(desk).phone->value, "01 99 00 12 34");
  EXPECT_EQ(read->office(desk).phone->verified_on, day(2026, 11, 22));
  EXPECT_EQ(read->office(*demand::DeskCode::parse("G3333")), receipt::Office{});
}

TEST(Territory, keeps_delays_by_kind_of_housing) {
  const auto read =
      Territory::parse("G1104\tmediation_delay:T1\t72\tarrêté\t\nG1104\tmediation_delay:T2-T3\t108\tarrêté\t\n", "");
  ASSERT_TRUE(read);
  const auto delays = read->office(desk).mediation_delays;
  ASSERT_EQ(delays.size(), 2U);
  EXPECT_EQ(delays[1].housing, "T2-T3");
  EXPECT_EQ(delays[1].months, 108);
}

TEST(Territory, finds_landlords_by_commune) {
  const auto read = Territory::parse("", "G1104\t42901 42902\tUn\true A\tliste\t\nG1104\t*\tDeux\true B\tliste\t\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->landlords(desk, *demand::CommuneCode::parse("42901")).size(), 2U);
  EXPECT_EQ(read->landlords(desk, *demand::CommuneCode::parse("75056")).size(), 1U);
  EXPECT_TRUE(read->landlords(*demand::DeskCode::parse("G2222"), *demand::CommuneCode::parse("42901")).empty());
}

TEST(Territory, refuses_a_value_without_its_source) {
  EXPECT_FALSE(Territory::parse("G1104\tphone\t01 99 00 12 34\t\t\n", ""));
  EXPECT_FALSE(Territory::parse("", "G1104\t*\tUn\true A\t\t\n"));
}

TEST(Territory, refuses_what_it_does_not_understand) {
  EXPECT_FALSE(Territory::parse("G1104\tcolour\tblue\tx\t\n", ""));
  EXPECT_FALSE(Territory::parse("G1104\tmediation_delay\ttrois ans\tx\t\n", ""));
  EXPECT_FALSE(Territory::parse("G1104\tphone\t01\tx\tyesterday\n", ""));
  EXPECT_FALSE(Territory::parse("", "G1104\t\tUn\true A\tx\t\n"));
}

}  // namespace
