#include <algorithm>
#include <format>

#include <gtest/gtest.h>

#include "platform/vault/possession.hpp"
#include "platform/vault/staff_pin.hpp"
#include "tests/support/seeded_random.hpp"

namespace {

using namespace guichet::platform;
using namespace guichet::platform::vault;

constexpr std::string_view number = "1111126000042G1104";

system::SecretBytes secret(int first) {
  system::SecretBytes bytes(32);
  bytes.bytes()[0] = static_cast<std::byte>(first);
  return bytes;
}

std::string possession_code(const system::SecretBytes& desk_secret, std::string_view of) {
  return "GUICHET:N:" + std::string(of) + ":" + possession_proof(desk_secret, of);
}

TEST(Possession, is_proved_by_a_paper_of_the_same_desk) {
  const auto code = possession_code(secret(1), number);
  const auto read = read_paper_code(secret(1), code);
  EXPECT_EQ(read.number, number);
  EXPECT_TRUE(read.is_ours);
}

TEST(Possession, has_a_code_short_enough_for_a_paper_that_is_always_the_same) {
  const auto code = possession_code(secret(1), number);
  EXPECT_EQ(code.size(), 10U + 18U + 1U + 26U);
  EXPECT_EQ(code, possession_code(secret(1), number));
}

TEST(Possession, is_not_proved_by_another_desk_another_number_or_a_changed_letter) {
  const auto code = possession_code(secret(1), number);
  EXPECT_FALSE(read_paper_code(secret(2), code).is_ours);
  auto other = code;
  other[10 + 12] = '3';
  EXPECT_FALSE(read_paper_code(secret(1), other).is_ours);
  for (std::size_t at = 29; at < code.size(); ++at) {
    auto changed = code;
    changed[at] = changed[at] == '0' ? '1' : '0';
    EXPECT_FALSE(read_paper_code(secret(1), changed).is_ours) << at;
  }
  EXPECT_FALSE(read_paper_code(secret(1), code.substr(0, code.size() - 1)).is_ours);
  EXPECT_FALSE(read_paper_code(secret(1), code + "0").is_ours);
}

TEST(Possession, is_not_proved_by_a_number_alone) {
  const auto read = read_paper_code(secret(1), number);
  EXPECT_EQ(read.number, number);
  EXPECT_FALSE(read.is_ours);
  EXPECT_FALSE(read_paper_code(secret(1), "GUICHET:N:" + std::string(number)).is_ours);
  EXPECT_FALSE(read_paper_code(secret(1), "").is_ours);
}

TEST(DeskSecret, comes_from_the_terminals_key_without_telling_it) {
  const auto one = desk_secret_from(secret(1)), again = desk_secret_from(secret(1)),
             other = desk_secret_from(secret(2));
  EXPECT_EQ(one.size(), 32U);
  EXPECT_TRUE(std::ranges::equal(one.bytes(), again.bytes()));
  EXPECT_FALSE(std::ranges::equal(one.bytes(), other.bytes()));
  EXPECT_FALSE(std::ranges::equal(one.bytes(), secret(1).bytes()));
}

TEST(StaffPin, is_recognised_by_its_hash) {
  guichet::tests::SeededRandom random(1);
  const auto text = StaffPin::hash("480113", random);
  ASSERT_TRUE(text) << text.error();
  EXPECT_FALSE(text->contains("480113"));
  const auto pin = StaffPin::parse(*text);
  ASSERT_TRUE(pin) << pin.error();
  EXPECT_TRUE(pin->matches("480113"));
  EXPECT_FALSE(pin->matches("480114"));
  EXPECT_FALSE(pin->matches(""));
}

TEST(StaffPin, is_hashed_otherwise_each_time) {
  guichet::tests::SeededRandom random(1);
  EXPECT_NE(StaffPin::hash("480113", random), StaffPin::hash("480113", random));
}

TEST(StaffPin, must_be_long_enough_and_made_of_digits) {
  guichet::tests::SeededRandom random(1);
  for (const auto* pin : {"", "12345", "1234567890123", "12345a"}) EXPECT_FALSE(StaffPin::hash(pin, random)) << pin;
}

TEST(StaffPin, must_not_be_among_those_that_are_guessed_first) {
  guichet::tests::SeededRandom random(1);
  for (const auto* pin : {"123456", "654321", "864208", "111111", "121212", "123123", "12341234", "7890123"})
    EXPECT_FALSE(StaffPin::hash(pin, random)) << pin;
  for (const auto* pin : {"123465", "271828", "112233", "480113", "123412"})
    EXPECT_TRUE(StaffPin::hash(pin, random)) << pin;
}

TEST(StaffPin, refuses_a_hash_that_would_be_guessed_quickly_or_that_is_none) {
  const std::string salt(32, 'a'), hash(64, 'b');
  const std::string scheme = "pbkdf2-sha256", rounds = "600000";
  const auto joined = [](std::string_view by, std::string_view times, std::string_view salted,
                         std::string_view hashed) { return std::format("{}${}${}${}", by, times, salted, hashed); };
  EXPECT_TRUE(StaffPin::parse(joined(scheme, rounds, salt, hash)));
  for (const std::string& text : {joined(scheme, "1000", salt, hash), joined(scheme, rounds, "aa", hash),
                                  joined(scheme, rounds, salt, hash.substr(2)), joined("md5", rounds, salt, hash),
                                  joined(scheme, rounds, salt, std::string(64, 'z')), std::string("480113")})
    EXPECT_FALSE(StaffPin::parse(text)) << text;
}

}  // namespace
