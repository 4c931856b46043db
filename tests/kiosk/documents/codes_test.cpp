// Pages made to waste time or memory, and pages with more than one code.
#include <algorithm>
#include <chrono>

#include <gtest/gtest.h>

#include "kiosk/documents/code_areas.hpp"
#include "kiosk/documents/codes.hpp"
#include "kiosk/documents/codes_grid.hpp"
#include "platform/system/cells.hpp"
#include "tests/support/data_matrix.hpp"
#include "tests/support/files.hpp"
#include "tests/support/sample_recipe.hpp"

namespace {

using guichet::platform::system::cell_at;
using guichet::platform::system::cell_count;
using namespace guichet::kiosk::documents;
using namespace guichet::tests;
using std::chrono::seconds;

// Far above what they need, and far below what a person waits: a slow machine must not fail.
constexpr seconds bearable{20};

Picture blank(int width, int height) {
  Picture picture{.width = width, .height = height, .grey = {}};
  picture.grey.assign(cell_count(width, height), 255);
  return picture;
}

void draw(Picture& page, const Modules& modules, int left, int top, int pixels) {
  for (int y = 0; y < modules.side * pixels; ++y)
    for (int x = 0; x < modules.side * pixels; ++x)
      if (modules.at(y / pixels, x / pixels)) page.grey[cell_at(left + x, top + y, page.width)] = 0;
}

template <class Paint>
Picture painted(int width, int height, Paint paint) {
  Picture picture = blank(width, height);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) picture.grey[cell_at(x, y, width)] = static_cast<std::uint8_t>(paint(x, y));
  return picture;
}

std::chrono::nanoseconds time_to_read(const Picture& page, std::size_t most_codes) {
  const auto started = std::chrono::steady_clock::now();
  EXPECT_LE(find_codes(page).size(), most_codes);
  return std::chrono::steady_clock::now() - started;
}

TEST(Codes, stops_at_sixteen_of_ten_thousand) {
  Picture page = blank(3500, 3500);
  for (int row = 0; row < 100; ++row)
    for (int column = 0; column < 100; ++column)
      draw(page, data_matrix("DC04" + std::to_string(row * 100 + column)), column * 35 + 4, row * 35 + 4, 2);
  EXPECT_LT(time_to_read(page, 16), bearable);
}

TEST(Codes, gives_up_in_bounded_time_on_pages_that_are_busy_everywhere) {
  std::uint32_t chance = 1;
  const auto noise = painted(2480, 3508, [&](int, int) { return (chance = chance * 1664525U + 1013904223U) >> 24U; });
  EXPECT_LT(time_to_read(noise, 0), bearable);
  const auto board = painted(2480, 3508, [](int x, int y) { return (x / 4 + y / 4) % 2 ? 0 : 255; });
  EXPECT_LT(time_to_read(board, 0), bearable);
  const auto stripes = painted(2480, 3508, [](int x, int) { return x / 5 % 2 ? 0 : 255; });
  EXPECT_LT(time_to_read(stripes, 0), bearable);
  // Corners of finder patterns without anything in them.
  const auto corners = painted(2480, 3508, [](int x, int y) { return x % 60 < 4 || y % 60 > 55 ? 0 : 255; });
  EXPECT_LT(time_to_read(corners, 0), bearable);
}

TEST(Codes, are_not_looked_for_where_there_is_no_room) {
  for (const auto& [width, height] : {std::pair{1, 1}, std::pair{3, 2000}, std::pair{2000, 3}, std::pair{41, 41}}) {
    const Picture page = blank(width, height);
    EXPECT_TRUE(find_codes(page).empty());
    EXPECT_TRUE(busy_squares(page, 12).empty());
    EXPECT_TRUE(drawn_anew(page).empty());
  }
}

TEST(Codes, of_one_page_are_all_found_seals_first) {
  Picture page = blank(1654, 2339);
  const std::string first = "DC04FR0000019ABC" + std::string(60, 'A'),
                    second = "DC04FR0000019ABC" + std::string(90, 'B');
  draw(page, data_matrix("%0000999LETTRE"), 200, 100, 4);
  draw(page, data_matrix(first), 200, 900, 3);
  draw(page, data_matrix(second), 1200, 1900, 3);
  const auto codes = find_codes(page);
  ASSERT_EQ(codes.size(), 3U);
  EXPECT_EQ(codes[2].bytes, "%0000999LETTRE");
  for (const std::string& seal : {first, second})
    EXPECT_TRUE(std::ranges::contains(codes, Code{Symbology::data_matrix, seal}));
}

TEST(CodesGrid, reads_a_symbol_of_which_a_line_is_gone) {
  const std::string payload = "DC04FR0000019ABC" + std::string(120, 'K');
  const Modules modules = data_matrix(payload);
  Picture page = blank(1654, 2339);
  draw(page, modules, 700, 900, 3);
  const int middle = 900 + modules.side * 3 / 3;
  for (int y = middle; y < middle + 4; ++y)
    std::fill_n(page.grey.begin() + std::ptrdiff_t{y} * page.width, page.width, std::uint8_t{255});
  EXPECT_EQ(find_codes(page), (std::vector<Code>{{Symbology::data_matrix, payload}}));
}

}  // namespace
