// HID point-of-sale readers, from the descriptions that devices give of themselves. No such device is here: opening the
// file and asking it for its description is not exercised.
#include <gtest/gtest.h>

#include "platform/scanner/hid_report.hpp"
#include "platform/scanner/wired_code_reader.hpp"
#include "tests/support/files.hpp"

namespace {

using namespace guichet::platform::scanner;
using namespace guichet::tests;

std::vector<std::byte> bytes(std::initializer_list<int> numbers) {
  std::vector<std::byte> all;
  for (const int one : numbers) all.push_back(static_cast<std::byte>(one));
  return all;
}

// Report 2: length, three letters, 56 bytes of data, two bytes of the maker, one bit.
const auto usual =
    bytes({0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75,
           0x08, 0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x95, 0x03, 0x05, 0x8c, 0x09, 0xfb, 0x09, 0xfc, 0x09,
           0xfd, 0x81, 0x02, 0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, 0x95, 0x02, 0x06, 0x66, 0xff, 0x09, 0x04, 0x81,
           0x02, 0x05, 0x8c, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x95, 0x07, 0x81, 0x03, 0xc0, 0xc0});
// Without a report number, data first, then the bit, then the length.
const auto unusual = bytes({0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x75, 0x08, 0x95, 0x0a, 0x09, 0xfe, 0x81,
                            0x02, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, 0x95, 0x07, 0x81, 0x03,
                            0x75, 0x08, 0x95, 0x01, 0x0b, 0x3b, 0x00, 0x01, 0x00, 0x81, 0x02, 0xc0});
const auto mouse = bytes({0x05, 0x01, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x01, 0xa1, 0x00, 0x05, 0x09, 0x19, 0x01,
                          0x29, 0x03, 0x15, 0x00, 0x25, 0x01, 0x95, 0x03, 0x75, 0x01, 0x81, 0x02, 0xc0, 0xc0});

TEST(AHidDescription, says_where_things_are) {
  EXPECT_EQ(
      layout_of(usual),
      (HidLayout{
          .report_id = 2, .data_at = 5, .data_size = 56, .length_at = 1, .symbology_at = 2, .continued_at = 63 * 8}));
  EXPECT_EQ(layout_of(unusual), (HidLayout{.data_at = 0, .data_size = 10, .length_at = 11, .continued_at = 80}));
}

TEST(AHidDescription, of_something_else_or_cut_short_is_none) {
  EXPECT_FALSE(layout_of(mouse));
  EXPECT_FALSE(layout_of({}));
  for (std::size_t size = 0; size < usual.size(); ++size) {
    const auto layout = layout_of(std::span(usual).first(size));
    EXPECT_TRUE(!layout || layout->data_at + layout->data_size <= 64) << size;
  }
}

class AHidReader : public testing::Test {
 protected:
  void report(std::string_view data, bool continued, std::string_view symbology = "]d1", int id = 2) {
    std::string bytes{static_cast<char>(id), static_cast<char>(data.size())};
    bytes += std::string(symbology) + std::string(data);
    bytes.resize(63);
    bytes += static_cast<char>(continued ? 1 : 0);
    assembly.take(bytes_of(bytes));
  }
  std::vector<std::string> given() { return assembly.after_silence(); }
  HidAssembly assembly{*layout_of(usual)};
};

TEST_F(AHidReader, gives_a_code_with_the_name_of_its_kind_before_it) {
  report(std::string("DC04\x1d\0\r\n", 8), false);
  EXPECT_EQ(given(), std::vector{std::string("]d1DC04\x1d\0\r\n", 11)});
  report("no kind", false, std::string(3, '\0'));
  EXPECT_EQ(given(), std::vector{std::string("no kind")});
}

TEST_F(AHidReader, puts_a_long_code_together) {
  const std::string part(56, 'a');
  report(part, true);
  report(part, true);
  EXPECT_TRUE(given().empty());
  EXPECT_TRUE(assembly.holds_something());
  report("end", false);
  EXPECT_EQ(given(), std::vector{"]d1" + part + part + "end"});
}

TEST_F(AHidReader, ignores_reports_of_another_number_and_cut_ones) {
  report("status", false, "]d1", 3);
  assembly.take(bytes_of("\x02\x05"));
  assembly.take({});
  EXPECT_TRUE(given().empty());
}

TEST_F(AHidReader, never_holds_more_than_the_largest_code) {
  for (int piece = 0; piece < 200; ++piece) report(std::string(56, 'x'), true);
  report("end", false);
  EXPECT_TRUE(given().empty());
  report("next", false);
  EXPECT_EQ(given(), std::vector{std::string("]d1next")});
}

TEST_F(AHidReader, forgets_half_a_code_whose_rest_does_not_come) {
  report("half", true);
  assembly.drop();
  report("whole", false);
  EXPECT_EQ(given(), std::vector{std::string("]d1whole")});
}

TEST(AHidDevice, that_is_none_is_unavailable) {
  for (const auto* device : {"/dev/null", "/dev/hidraw-nowhere"})
    EXPECT_EQ(HidCodeReader(HidDevice{device}).read({}).error(), Error{Error::Kind::unavailable}) << device;
}

}  // namespace
