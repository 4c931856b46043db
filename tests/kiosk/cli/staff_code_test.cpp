#include <gtest/gtest.h>

#include "platform/vault/staff_pin.hpp"
#include "tests/kiosk/cli/asked.hpp"

namespace {

using guichet::kiosk::cli::ExitCode;
using namespace guichet::tests;
using guichet::platform::vault::StaffPin;

Answer hashing(const std::string& typed) { return asked({"hash-staff-code"}, typed); }

TEST(HashStaffCode, prints_a_line_of_the_configuration_that_recognises_the_code) {
  const auto said = hashing("480113\n");
  constexpr std::string_view name = "staff_pin = ";
  ASSERT_EQ(said.code, ExitCode::success) << said.err;
  ASSERT_TRUE(said.out.starts_with(name) && said.out.ends_with('\n'));
  const auto pin = StaffPin::parse(said.out.substr(name.size(), said.out.size() - name.size() - 1));
  ASSERT_TRUE(pin) << pin.error();
  EXPECT_TRUE(pin->matches("480113"));
}

TEST(HashStaffCode, refuses_a_code_that_is_too_short_without_repeating_it) {
  const auto said = hashing("4801\n");
  EXPECT_EQ(said.code, ExitCode::usage);
  EXPECT_TRUE(said.out.empty());
  EXPECT_FALSE(said.err.contains("4801"));
}

}  // namespace
