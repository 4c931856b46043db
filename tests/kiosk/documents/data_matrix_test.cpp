// The writer of symbols that the sample pages are printed with, judged by the reader of another house.
#include <gtest/gtest.h>

#include "platform/system/cells.hpp"
#include "tests/support/data_matrix.hpp"
#include "tests/support/stock_reader.hpp"

namespace {

using guichet::platform::system::cell_at;
using namespace guichet::tests;

std::vector<std::string> read_back(const Modules& modules) {
  constexpr int pixels = 4, margin = 8;
  const int side = modules.side * pixels + 2 * margin;
  std::vector<std::uint8_t> grey(static_cast<std::size_t>(side * side), 255);
  for (int y = 0; y < modules.side * pixels; ++y)
    for (int x = 0; x < modules.side * pixels; ++x)
      if (modules.at(y / pixels, x / pixels)) grey[cell_at(x + margin, y + margin, side)] = 0;
  return stock_reading(grey, side, side);
}

TEST(DataMatrixWriter, is_read_by_another_house_at_every_size_that_seals_may_have) {
  for (std::size_t length = 1; length < 1200; length += length < 60 ? 1 : 23) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += "DC04 ABC/01,5\x1d-'9\x1f\x1eXYZ"[i * 7 % 23];
    EXPECT_EQ(read_back(data_matrix(text)), std::vector{text}) << length;
  }
}

TEST(DataMatrixWriter, writes_the_raw_bytes_of_a_signature) {
  for (const std::size_t length : {1U, 3U, 64U, 132U, 260U, 600U}) {
    std::string bytes = "DC01FR000001";
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(i * 89 + 131);
    EXPECT_EQ(read_back(data_matrix(bytes)), std::vector{bytes}) << length;
  }
}

TEST(DataMatrixWriter, refuses_what_no_symbol_holds) {
  EXPECT_THROW(data_matrix(std::string(3000, 'A')), std::length_error);
}

}  // namespace
