// A box whose key has two halves: each opens nothing alone, and one changed bit is noticed.
#include "platform/vault/sealed_box.hpp"

#include <algorithm>
#include <format>
#include <string>

#include <gtest/gtest.h>

#include "platform/vault/key_provider.hpp"
#include "tests/support/files.hpp"
#include "tests/support/seeded_random.hpp"

namespace {

using namespace guichet::platform::vault;
using guichet::platform::system::SecretBytes;
using guichet::tests::SeededRandom;
using guichet::tests::text_of;

constexpr std::string_view words = "Zyxqué-Témoin, 12 rue des Essais";

SecretBytes drawn(unsigned seed, std::size_t size) {
  SecretBytes bytes(size);
  SeededRandom(seed).fill(bytes.bytes());
  return bytes;
}

SealedBox box(unsigned terminal, unsigned secret, std::string_view purpose = "draft") {
  return {drawn(terminal, key_size), drawn(secret, carried_secret_size).bytes(), purpose};
}

std::vector<std::byte> sealed(const SealedBox& one) {
  SeededRandom random(99);
  return one.seal(std::as_bytes(std::span(words)), random);
}

TEST(SealedBox, opens_with_both_halves) {
  const auto opened = box(1, 2).open(sealed(box(1, 2)));
  ASSERT_TRUE(opened);
  EXPECT_EQ(text_of(opened->bytes()), words);
}

TEST(SealedBox, does_not_open_with_another_secret_terminal_or_purpose) {
  const auto bytes = sealed(box(1, 2));
  EXPECT_FALSE(box(1, 3).open(bytes));
  EXPECT_FALSE(box(3, 2).open(bytes));
  EXPECT_FALSE(box(1, 2, "other").open(bytes));
}

TEST(SealedBox, notices_every_flipped_bit) {
  const auto bytes = sealed(box(1, 2));
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    auto flipped = bytes;
    flipped[bit / 8] ^= std::byte{1} << static_cast<int>(bit % 8);
    EXPECT_FALSE(box(1, 2).open(flipped)) << bit;
  }
}

TEST(SealedBox, notices_a_box_that_was_cut) {
  const auto bytes = sealed(box(1, 2));
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(box(1, 2).open(std::span(bytes).first(size)));
}

TEST(SealedBox, shows_nothing_of_what_it_holds_and_never_looks_the_same) {
  const auto one = box(1, 2);
  SeededRandom random(5);
  const auto first = one.seal(std::as_bytes(std::span(words)), random);
  const auto second = one.seal(std::as_bytes(std::span(words)), random);
  EXPECT_FALSE(text_of(first).contains("Zyx"));
  EXPECT_NE(first, second);
  EXPECT_EQ(first.size(), words.size() + 28);
}

TEST(SealedBox, seals_nothing_as_well_as_something) {
  SeededRandom random(5);
  const auto opened = box(1, 2).open(box(1, 2).seal({}, random));
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->size(), 0U);
}

// What is written beside the box must not help to guess the secret: it changes with either half, and holds neither.
TEST(SealedBox, has_a_name_that_only_both_halves_give) {
  EXPECT_EQ(box(1, 2).name(), box(1, 2).name());
  EXPECT_NE(box(1, 2).name(), box(1, 3).name());
  EXPECT_NE(box(1, 2).name(), box(3, 2).name());
  const auto secret = drawn(2, carried_secret_size);
  EXPECT_TRUE(std::ranges::search(box(1, 2).name(), secret.bytes().first(4)).empty());
}

// HKDF-SHA256 and AES-256-GCM as anyone may recompute them: key and secret of zeroes, purpose "draft".
TEST(SealedBox, is_named_as_the_standards_say) {
  const SealedBox zero(SecretBytes(key_size), SecretBytes(carried_secret_size).bytes(), "draft");
  std::string hexadecimal;
  for (const auto byte : zero.name()) hexadecimal += std::format("{:02x}", std::to_integer<unsigned>(byte));
  EXPECT_EQ(hexadecimal, "6ff2807b5c1046a2cdf82c7420622660");
}

}  // namespace
