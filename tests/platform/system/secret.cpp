#include "platform/system/secret.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>
#include <utility>

#include <gtest/gtest.h>

#include "tests/support/files.hpp"

namespace {

using guichet::platform::system::SecretBytes;
using guichet::platform::system::wipe;
using guichet::tests::bytes_of;
using guichet::tests::text_of;

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes> && std::is_nothrow_move_assignable_v<SecretBytes>);

TEST(Secret, starts_at_zero_and_holds_what_it_is_given) {
  SecretBytes secret(3);
  EXPECT_TRUE(std::ranges::all_of(secret.bytes(), [](std::byte byte) { return byte == std::byte{0}; }));
  secret.bytes()[2] = std::byte{7};
  EXPECT_EQ(std::as_const(secret).bytes()[2], std::byte{7});
  EXPECT_EQ(text_of(SecretBytes::copy_of(bytes_of("seize")).bytes()), "seize");
}

TEST(Secret, may_be_empty) { EXPECT_EQ(SecretBytes(0).size(), 0U); }

TEST(Secret, leaves_nothing_behind_when_it_moves) {
  auto first = SecretBytes::copy_of(bytes_of("clef"));
  const auto second = std::move(first);
  EXPECT_EQ(first.size(), 0U);  // NOLINT(bugprone-use-after-move): what is left is what is tested
  EXPECT_EQ(text_of(second.bytes()), "clef");
}

TEST(Wipe, zeroes_bytes_in_place) {
  std::array bytes{std::byte{1}, std::byte{2}};
  wipe(bytes);
  EXPECT_EQ(bytes, (std::array{std::byte{0}, std::byte{0}}));
}

// Looks past a string's end, inside its capacity.
bool all_zero(const char* memory, std::size_t size) {
  const volatile char* const letters = memory;
  for (std::size_t at = 0; at < size; ++at)
    if (letters[at] != '\0') return false;
  return true;
}

TEST(Wipe, zeroes_a_text_with_what_it_no_longer_shows) {
  std::string text = "Lefèvre-Œuvrard, Élisabeth, 3 mars 1985";
  const auto size = text.size();
  text.resize(5);  // the rest stays in the spare capacity
  ASSERT_FALSE(all_zero(text.data() + 6, size - 6));
  wipe(text);
  EXPECT_TRUE(text.empty());
  EXPECT_TRUE(all_zero(text.data(), size));
}

TEST(Wipe, zeroes_a_text_short_enough_to_live_inside_its_string) {
  std::string text = "Anaïs";
  wipe(text);
  EXPECT_TRUE(text.empty());
  EXPECT_TRUE(all_zero(text.data(), 6));
}

}  // namespace
