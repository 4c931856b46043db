#include <array>
#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "platform/system/clock.hpp"
#include "platform/system/paths.hpp"
#include "platform/system/random.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace {

using namespace guichet::platform::system;
using namespace std::chrono_literals;

TEST(Clock, of_the_system_is_the_machines) {
  const auto before = std::chrono::system_clock::now();
  EXPECT_LT(SystemClock().now() - before, 1min);
  EXPECT_GT(SystemClock().now() - before, -1min);
}

TEST(Clock, of_a_test_moves_only_when_told) {
  guichet::tests::ManualClock clock(Instant(1000ms));
  EXPECT_EQ(clock.now(), Instant(1000ms));
  clock.advance(5s);
  EXPECT_EQ(clock.now(), Instant(6000ms));
}

TEST(Clock, of_a_session_goes_on_when_the_machines_is_set_back) {
  guichet::tests::ManualClock machine(Instant(10h));
  ForwardClock session(machine);
  EXPECT_EQ(session.now(), Instant(10h));
  machine.set(Instant(1h));
  EXPECT_EQ(session.now(), Instant(10h));
  machine.advance(3min);
  EXPECT_EQ(session.now(), Instant(10h + 3min));
  machine.set(Instant(2h));
  machine.advance(1min);
  EXPECT_EQ(session.now(), Instant(10h + 3min + 57min + 1min));
}

TEST(Random, of_the_system_never_gives_the_same_key_twice) {
  SystemRandom random;
  std::array<std::byte, 32> first{};
  std::array<std::byte, 32> second{};
  random.fill(first);
  random.fill(second);
  EXPECT_NE(first, second);
  EXPECT_NE(second, (std::array<std::byte, 32>{}));
}

TEST(Random, of_a_test_repeats_itself_from_its_seed) {
  std::array<std::byte, 8> first{};
  std::array<std::byte, 8> second{};
  guichet::tests::SeededRandom(7).fill(first);
  guichet::tests::SeededRandom(7).fill(second);
  EXPECT_EQ(first, second);
}

TEST(Paths, find_the_assets_of_the_checkout_from_a_built_program) {
  ::unsetenv("GUICHET_ASSETS");
  const auto folder = assets_folder();
  EXPECT_EQ(folder.filename(), "assets");
  EXPECT_TRUE(std::filesystem::exists(folder.parent_path() / "CMakePresets.json")) << folder;
}

TEST(Paths, find_the_assets_where_the_environment_says) {
  ::setenv("GUICHET_ASSETS", "/somewhere/else", 1);
  EXPECT_EQ(assets_folder(), "/somewhere/else");
  ::unsetenv("GUICHET_ASSETS");
}

}  // namespace
