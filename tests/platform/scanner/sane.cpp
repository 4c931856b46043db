// What only SANE has: sources, resolutions, passes, drivers that do not come back. Against its library and `test`
// driver.
#include <chrono>
#include <future>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "platform/scanner/sane/frames.hpp"
#include "platform/scanner/sane_scanner.hpp"
#include "platform/system/cells.hpp"
#include "tests/platform/scanner/sane_folder.hpp"
#include "tests/support/files.hpp"

namespace {

using guichet::platform::system::cell_count;
using namespace guichet::platform::scanner;
using namespace guichet::tests;
using namespace std::chrono_literals;
using Kind = Error::Kind;

constexpr SaneWish::Source feeder = SaneWish::Source::feeder;

std::expected<Page, Error> scan(SaneWish wish, const SaneFolder::Device& device) {
  SaneFolder::write(device);
  SaneScanner scanner(std::move(wish));
  return scanner.scan({});
}

struct Size {
  std::string kind;
  int width = 0, height = 0, most = 0;
};

// Of a picture that has all the pixels it announces.
Size size_of(const Page& page) {
  const auto text = text_of(page.image);
  std::istringstream header(text.substr(0, 64));
  Size size;
  header >> size.kind >> size.width >> size.height >> size.most;
  const auto samples = cell_count(size.width, size.height) * (size.kind == "P6" ? 3 : 1);
  EXPECT_EQ(text.size(), static_cast<std::size_t>(header.tellg()) + 1 + samples);
  return size;
}

TEST(ASaneScanner, reads_the_whole_glass_in_colour_as_finely_as_asked) {
  const auto page = scan({.device = "test:0", .dpi = 100}, {});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->dpi, 100);
  const auto size = size_of(*page);
  EXPECT_EQ(size.kind, "P6");
  EXPECT_EQ(size.width, 787);  // the 200 mm that this glass has, more than it is set to by itself
  EXPECT_EQ(size.height, 787);
}

TEST(ASaneScanner, takes_the_first_device_when_none_is_named) { EXPECT_TRUE(scan({.dpi = 50}, {})); }

TEST(ASaneScanner, is_unavailable_when_nothing_is_plugged_in_or_another_device_is_named) {
  EXPECT_EQ(scan({.dpi = 50}, {.driver = "# nothing"}).error(), Error{Kind::unavailable});
  EXPECT_EQ(scan({.device = "test:7", .dpi = 50}, {}).error(), Error{Kind::unavailable});
  EXPECT_EQ(scan({.device = "nobody:makes:it", .dpi = 50}, {}).error(), Error{Kind::unavailable});
}

TEST(ASaneScanner, is_there_again_when_it_is_plugged_in_again) {
  SaneFolder::write({.count = 2});
  SaneScanner scanner({.device = "test:1", .dpi = 50});
  ASSERT_TRUE(scanner.scan({}));
  SaneFolder::write({.count = 1});
  const auto page = scanner.scan({});
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error(), Error{Kind::unavailable});
  SaneFolder::write({.count = 2});
  EXPECT_TRUE(scanner.scan({}));
}

TEST(ASaneScanner, feeds_a_pile_sheet_by_sheet_until_it_is_empty_and_then_the_next_pile) {
  SaneFolder::write({});
  SaneScanner scanner({.device = "test:0", .source = feeder, .dpi = 30});
  for (int pile = 1; pile <= 2; ++pile) {
    for (int sheet = 1; sheet <= 10; ++sheet) ASSERT_TRUE(scanner.scan({})) << pile << ", " << sheet;
    EXPECT_EQ(scanner.scan({}).error(), Error{Kind::no_paper});
  }
}

TEST(ASaneScanner, puts_the_three_passes_of_old_scanners_together) {
  const auto once = scan({.device = "test:0", .dpi = 50}, {});
  const auto thrice = scan({.device = "test:0", .dpi = 50}, {.three_passes = true});
  ASSERT_TRUE(once && thrice);
  EXPECT_EQ(size_of(*thrice).kind, "P6");
  EXPECT_EQ(size_of(*thrice).height, size_of(*once).height);
}

TEST(ASaneScanner, takes_a_page_whose_length_is_known_only_at_its_end) {
  const auto page = scan({.device = "test:0", .dpi = 50}, {.hand_held = true});
  ASSERT_TRUE(page);
  EXPECT_EQ(size_of(*page).width, 216);   // 110 mm
  EXPECT_EQ(size_of(*page).height, 334);  // 170 mm
}

TEST(ASaneScanner, drops_what_stands_behind_the_pixels_of_a_line) {
  const auto page = scan({.device = "test:0", .dpi = 50}, {.pixels_lost = 7});
  ASSERT_TRUE(page);
  EXPECT_EQ(size_of(*page).width, 393 - 7);
}

TEST(ASaneScanner, asks_for_eight_bits_whatever_it_was_set_to) {
  for (const int depth : {1, 16}) {
    const auto page = scan({.device = "test:0", .dpi = 50}, {.depth = depth});
    ASSERT_TRUE(page) << depth;
    EXPECT_EQ(size_of(*page).most, 255);
  }
}

TEST(ASaneScanner, that_gives_a_page_by_drops_is_given_up) {
  SaneFolder::write({.slow = true});
  SaneScanner scanner({.device = "test:0", .dpi = 600}, {.for_a_page = 6s, .when_lost = 10ms});
  int drops = 0;
  EXPECT_EQ(scanner.scan({}, {.comes = [&](double) { ++drops; }}).error(), Error{Kind::unavailable});
  EXPECT_GT(drops, 0);
}

TEST(ASaneScanner, takes_one_page_at_a_time) {
  SaneFolder::write({.slow = true});
  SaneScanner scanner({.device = "test:0", .dpi = 300}, {.to_put_away = 1s});
  std::stop_source person;
  std::promise<void> began;
  std::thread first([&] {
    std::once_flag once;
    const auto page =
        scanner.scan(person.get_token(), {.comes = [&](double) { std::call_once(once, [&] { began.set_value(); }); }});
    EXPECT_EQ(page.error(), Error{Kind::cancelled});
  });
  EXPECT_EQ(began.get_future().wait_for(20s), std::future_status::ready);
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::busy});
  person.request_stop();
  first.join();
}

std::vector<std::byte> bytes(std::initializer_list<int> numbers) {
  std::vector<std::byte> all;
  for (const int one : numbers) all.push_back(static_cast<std::byte>(one));
  return all;
}

std::string pixels(const std::vector<std::byte>& picture) {
  return text_of(picture).substr(text_of(picture).find("255\n") + 4);
}

using Channel = SaneFrame::Channel;

TEST(SaneFrames, of_three_colours_become_one_picture_in_whatever_order_they_came) {
  const std::vector<SaneFrame> frames{{.channel = Channel::blue, .width = 2, .stride = 2, .bytes = bytes({5, 6})},
                                      {.channel = Channel::red, .width = 2, .stride = 2, .bytes = bytes({1, 2})},
                                      {.channel = Channel::green, .width = 2, .stride = 2, .bytes = bytes({3, 4})}};
  EXPECT_EQ(pixels(to_pnm(frames).value()), "\1\3\5\2\4\6");
}

TEST(SaneFrames, of_one_bit_are_black_where_it_is_set) {
  const SaneFrame frame{.channel = Channel::grey, .width = 3, .depth = 1, .stride = 1, .bytes = bytes({0b01000000})};
  EXPECT_EQ(pixels(to_pnm({&frame, 1}).value()), std::string("\xff\0\xff", 3));
}

TEST(SaneFrames, that_make_no_picture_are_none) {
  const SaneFrame good{.channel = Channel::grey, .width = 2, .stride = 2, .bytes = bytes({1, 2})};
  auto narrow = good;
  narrow.stride = 1;
  auto empty = good;
  empty.bytes.clear();
  auto red = good;
  red.channel = Channel::red;
  EXPECT_TRUE(to_pnm({&good, 1}));
  EXPECT_FALSE(to_pnm({}));
  for (const auto& frame : {narrow, empty, red}) EXPECT_FALSE(to_pnm({&frame, 1}));
  EXPECT_FALSE(to_pnm(std::vector{red, red, red}));
  EXPECT_FALSE(to_pnm(std::vector{good, good}));
}

}  // namespace
