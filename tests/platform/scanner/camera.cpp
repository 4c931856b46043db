// The camera from recorded frames. The kernel's side (V4l2Source) is tried only as far as a machine without a camera
// goes.
#include "platform/scanner/camera.hpp"

#include <array>
#include <thread>

#include <gtest/gtest.h>

#include "platform/scanner/camera_scanner.hpp"
#include "platform/scanner/film_source.hpp"
#include "platform/scanner/v4l2_source.hpp"
#include "platform/system/cells.hpp"
#include "tests/platform/scanner/film.hpp"
#include "tests/support/files.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::platform::scanner;
using namespace guichet::tests;
using namespace std::chrono_literals;
using Kind = Error::Kind;

constexpr Shot empty_shelf{.left = 0, .top = 0, .right = 0, .bottom = 0};

class AFilmedCamera : public testing::Test {
 protected:
  std::string record(const Shot& shot) {
    const auto jpeg = jpeg_of(draw(shot));
    write_file(folder / ("frame-" + std::to_string(1000 + count++) + ".jpg"), jpeg);
    return jpeg;
  }
  TemporaryFolder folder;
  int count = 0;
  Camera camera{std::make_unique<FilmSource>(folder.path(), 2ms)};
};

TEST_F(AFilmedCamera, shows_small_frames_in_their_order_and_stays_with_the_last) {
  record({.width = 1280, .height = 960, .paper = 200});
  record({.width = 1280, .height = 960, .paper = 120});
  const auto brightness = [&] {
    const auto frame = camera.frame({}).value();
    EXPECT_EQ(frame.width, 320);
    EXPECT_EQ(frame.height, 240);
    EXPECT_EQ(frame.rgb.size(), 3U * 320 * 240);
    return frame.rgb[3 * guichet::platform::system::cell_at(220, 38, 320)];  // in the margin of the page
  };
  EXPECT_NEAR(brightness(), 200, 12);
  EXPECT_NEAR(brightness(), 120, 12);
  EXPECT_NEAR(brightness(), 120, 12);
}

TEST_F(AFilmedCamera, captures_the_frame_as_the_camera_made_it) {
  const auto jpeg = record({.width = 1280, .height = 960});
  const auto page = camera.capture({});
  ASSERT_TRUE(page);
  EXPECT_EQ(text_of(page->image), jpeg);
  EXPECT_TRUE(page->filmed);
}

TEST_F(AFilmedCamera, loses_a_damaged_frame_and_shows_the_next) {
  const auto jpeg = jpeg_of(draw({}));
  write_file(folder / "1.jpg", jpeg.substr(0, jpeg.size() / 2));
  write_file(folder / "2.jpg", "no picture");
  write_file(folder / "3.jpg", jpeg);
  EXPECT_EQ(camera.frame({}).error(), Error{Kind::unreadable});
  EXPECT_EQ(camera.capture({}).error(), Error{Kind::unreadable});
  EXPECT_TRUE(camera.frame({}));
}

TEST_F(AFilmedCamera, is_unavailable_when_unplugged_in_the_middle_and_there_again_when_it_is_back) {
  record({});
  ASSERT_TRUE(camera.frame({}));
  std::filesystem::remove_all(folder.path());
  EXPECT_EQ(camera.frame({}).error(), Error{Kind::unavailable});
  std::filesystem::create_directory(folder.path());
  record({});
  EXPECT_TRUE(camera.frame({}));
}

TEST_F(AFilmedCamera, stops_waiting_when_the_caller_leaves) {
  std::stop_source stop;
  const std::jthread person([&] {
    std::this_thread::sleep_for(150ms);
    stop.request_stop();
  });
  // A camera that gives no frame would be unavailable after five seconds.
  EXPECT_EQ(camera.frame(stop.get_token()).error(), Error{Kind::cancelled});
}

TEST_F(AFilmedCamera, serves_as_a_scanner_that_takes_the_page_by_itself) {
  for (int frame = 0; frame < 5; ++frame) record(empty_shelf);
  for (int frame = 0; frame < 10; ++frame)
    record({.left = 0.05 + 0.02 * frame, .right = 0.55 + 0.02 * frame, .hand = true});
  const auto still = record({});
  CameraScanner scanner(camera, {.still_for = 60ms});
  const auto page = scanner.scan({});
  ASSERT_TRUE(page);
  EXPECT_EQ(text_of(page->image), still);
}

TEST_F(AFilmedCamera, has_no_paper_when_none_is_laid_and_none_readable_when_it_never_lies_well) {
  record(empty_shelf);
  CameraScanner scanner(camera, {}, 200ms);
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::no_paper});
  record({.left = -0.1});
  EXPECT_EQ(scanner.scan({}).error(), Error{Kind::unreadable});
}

TEST_F(AFilmedCamera, shows_what_it_sees_with_its_advice_to_who_waits_for_the_page) {
  for (int frame = 0; frame < 5; ++frame) record(empty_shelf);
  record({});
  CameraScanner scanner(camera, {.still_for = 60ms});
  EXPECT_TRUE(scanner.films());
  std::vector<Advice> told;
  std::optional<PageBox> page;
  ASSERT_TRUE(scanner.scan({}, {.sees = [&](const Sight& sight) {
                             EXPECT_FALSE(sight.frame.rgb.empty());
                             if (told.empty() || told.back() != sight.advice) told.push_back(sight.advice);
                             page = sight.page;
                           }}));
  EXPECT_EQ(told, (std::vector{Advice::lay_page, Advice::hold_still, Advice::capture}));
  ASSERT_TRUE(page);
  EXPECT_NEAR(page->left, 0.25, 0.05);
  EXPECT_NEAR(page->bottom, 0.85, 0.05);
}

TEST_F(AFilmedCamera, waits_until_the_page_that_it_took_has_made_place_for_another) {
  record({});
  CameraScanner scanner(camera, {.still_for = 20ms}, 5s);
  ASSERT_TRUE(scanner.scan({}, {.another = true}));
  auto last = Advice::lay_page;
  const ScanWish next{.another = true, .sees = [&](const Sight& sight) { last = sight.advice; }};
  EXPECT_EQ(scanner.scan({}, next).error(), Error{Kind::no_paper});
  EXPECT_EQ(last, Advice::captured);
  EXPECT_TRUE(scanner.scan({})) << "done again, it may be the same";
  const auto other = record({.lines_from = 11});
  const auto page = scanner.scan({}, next);
  ASSERT_TRUE(page);
  EXPECT_EQ(text_of(page->image), other);
  scanner.forget();
  EXPECT_TRUE(scanner.scan({}, next)) << "whoever comes next lays what they like";
}

// A source of raw colours: blue on the left, red on the right.
struct RawColours final : VideoSource {
  std::expected<void, Error> start() override { return {}; }
  std::expected<std::optional<VideoFrame>, Error> next(std::chrono::milliseconds) override {
    VideoFrame frame{.encoding = VideoFrame::Encoding::yuyv, .width = 960, .height = 2};
    for (int pair = 0; pair < 960; ++pair)
      for (const int byte : pair % 480 < 240 ? std::array{41, 240, 41, 110} : std::array{81, 90, 81, 240})
        frame.bytes.push_back(static_cast<std::byte>(byte));
    frame.bytes.resize(frame.bytes.size() - cut);
    return frame;
  }
  void stop() override { ++stopped; }
  std::size_t cut = 0;
  int stopped = 0;
};

TEST(ACameraOfRawColours, shows_and_keeps_them_true) {
  Camera camera(std::make_unique<RawColours>());
  const auto frame = camera.frame({}).value();
  ASSERT_EQ(frame.width, 480);
  EXPECT_LT(frame.rgb[0], 12);
  EXPECT_GT(frame.rgb[2], 243);
  EXPECT_GT(frame.rgb[std::size_t{3} * 479], 243);
  EXPECT_LT(frame.rgb[std::size_t{3} * 479 + 2], 12);
  const auto page = text_of(camera.capture({}).value().image);
  EXPECT_TRUE(page.starts_with("P6\n960 2\n255\n"));
  EXPECT_EQ(page.size(), 13U + 3 * 960 * 2);
}

TEST(ACameraOfRawColours, loses_a_frame_cut_short) {
  auto source = std::make_unique<RawColours>();
  source->cut = 4;
  Camera camera(std::move(source));
  EXPECT_EQ(camera.frame({}).error(), Error{Kind::unreadable});
  EXPECT_EQ(camera.capture({}).error(), Error{Kind::unreadable});
}

TEST(ACamera, films_only_between_the_first_frame_and_its_rest) {
  auto source = std::make_unique<RawColours>();
  const auto& told = *source;
  Camera camera(std::move(source));
  camera.rest();
  EXPECT_EQ(told.stopped, 0);
  ASSERT_TRUE(camera.frame({}));
  camera.rest();
  camera.rest();
  EXPECT_EQ(told.stopped, 1);
}

TEST(AKernelCamera, is_unavailable_when_there_is_none) {
  for (const auto* device : {"/dev/video-nowhere", "/dev/null"})
    EXPECT_EQ(Camera(std::make_unique<V4l2Source>(device)).frame({}).error(), Error{Kind::unavailable}) << device;
}

}  // namespace
