// A paper of the demand through devices that are no folder of pictures: SANE's own test driver, and a camera's film.
#include "platform/scanner/camera_scanner.hpp"
#include "platform/scanner/film_source.hpp"
#include "platform/scanner/sane_scanner.hpp"
#include "platform/scanner/simulated_scanner.hpp"
#include "tests/platform/scanner/sane_folder.hpp"
#include "tests/scenario/giving_papers.hpp"
#include "tests/support/captured_page.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
namespace scanner = guichet::platform::scanner;

class GivingPapersBy : public GivingPapers {
 protected:
  void is_captured_and_kept() {
    auto& person = comes_with_papers();
    person.takes();
    if (visit.scanner->films()) {
      robot().wait_until([&] { return !person.in_hand().pages.empty(); }, "the page");
    } else {
      person.captures("continue", 1);
    }
    const auto pages = person.keeps(robot().sees("keep_anyway") ? "keep_anyway" : "");
    EXPECT_EQ(person.files(), 1U);
    EXPECT_EQ(person.in_clear(), std::vector<std::string>());
    registry_opens();
    const auto reference = person.deposits();
    waits_for_receipt(reference);
    expect_whole(received(reference, parcels(reference).front()), pages);
    visit.stop();  // before the device that it uses
  }
};

TEST_F(GivingPapersBy, sane) {
  SaneFolder::write({});
  scanner::SaneScanner device({.device = "test:0", .dpi = 100});
  visit.scanner = &device;
  is_captured_and_kept();
}

TEST_F(GivingPapersBy, a_camera_that_takes_the_page_by_itself) {
  const TemporaryFolder film;
  write_file(film / "frame-1.jpg", text_of(captured(readable_page("Carte"), guichet::tests::held())));
  scanner::Camera camera{std::make_unique<scanner::FilmSource>(film.path(), 5ms)};
  scanner::CameraScanner device(camera, {.still_for = 60ms});
  visit.scanner = &device;
  is_captured_and_kept();
}

// Its film goes on when the person has heard what to do.
class UnderACamera : public GivingPapers, public testing::WithParamInterface<Way> {
 public:
  ~UnderACamera() override { visit.stop(); }  // before the device that it uses

 protected:
  void is_seen(const EncodedPage& frame) {
    write_file(film / ("frame-" + std::to_string(++frames) + ".jpg"), text_of(frame));
  }
  // The page lies this far to the right of where it should.
  static EncodedPage seen(const EncodedPage& page, double off) {
    auto capture = guichet::tests::held();
    for (auto& corner : capture.corners) corner.x += off * capture.width;
    return captured(page, capture);
  }
  void is_told(std::string_view key) {
    const auto told = [&] { return robot().sees("reading") && robot().node("reading").name == visit.words(key); };
    robot().wait_until(told, key);
    if (GetParam() != Way::keypad) return;
    EXPECT_TRUE(std::ranges::contains(robot().listen(), visit.words(key))) << key;
  }

  TemporaryFolder film;
  int frames = 0;
  scanner::Camera camera{std::make_unique<scanner::FilmSource>(film.path(), 20ms)};
  scanner::CameraScanner device{camera};
};

TEST_P(UnderACamera, a_person_sees_the_page_hears_what_to_do_and_it_is_taken_by_itself) {
  const auto page = readable_page("Carte");
  visit.scanner = &device;
  auto& person = comes_with_papers(GetParam());
  is_seen(seen(page, 2));
  person.takes();
  is_told("camera.lay_page");
  robot().wait_until([&] { return robot().sees("sight"); }, "what the camera sees");
  is_seen(seen(page, 0.4));
  is_told("camera.move_inside");
  is_seen(seen(page, 0));
  robot().wait_until([&] { return person.in_hand().pages.size() == 1; }, "the page");
  EXPECT_FALSE(robot().sees("sight"));
  EXPECT_FALSE(person.in_hand().running);
  robot().press("continue");
  is_told("camera.captured");
  robot().press("reading.cancel");
  EXPECT_EQ(person.in_hand().pages.size(), 1U);
  EXPECT_FALSE(robot().sees("sight"));
}

TEST_P(UnderACamera, a_person_sees_the_paper_of_their_number_too) {
  visit.scanner = &device;
  comes(GetParam());
  is_seen(seen(readable_page("Carte"), 2));
  auto& robot = visitor();
  robot.press("my_demand");
  robot.press("scan_number");
  robot.wait_until([&] { return robot.sees("sight"); }, "what the camera sees");
  robot.wait_until([&] { return robot.node("reading").name == visit.words("camera.lay_page"); }, "what to do");
  robot.press("reading.cancel");
  EXPECT_FALSE(robot.sees("sight"));
  EXPECT_TRUE(robot.sees("unique_number"));
}

TEST_P(UnderACamera, a_person_sees_the_paper_that_proves_too) {
  visit.scanner = &device;
  registry_holds(inside_window);
  comes(GetParam());
  is_seen(seen(readable_page("Carte"), 2));
  asks();
  auto& robot = visitor();
  robot.wait_for_screen("my_demand");
  robot.press("read");
  for (const auto* way : {"prove_by_paper", "prove_by_identity"}) {
    robot.wait_for_screen("proving");
    robot.press(way);
    robot.wait_until([&] { return robot.sees("sight"); }, way);
    robot.press("reading.cancel");
    EXPECT_FALSE(robot.sees("sight"));
  }
}

INSTANTIATE_TEST_SUITE_P(By, UnderACamera, testing::Values(Way::finger, Way::keypad, Way::arabic),
                         [](const auto& one) { return std::string(name_of(one.param)); });

TEST_F(GivingPapersBy, a_slow_scanner_whose_work_is_seen_and_stopped) {
  const TemporaryFolder pile;
  scanner::SimulatedScanner device(pile.path());
  device.hold(true);
  visit.scanner = &device;
  auto& person = comes_with_papers();
  person.takes();
  robot().press("continue");
  robot().wait_until([&] { return robot().sees("reading.cancel"); }, "the work");
  robot().press("reading.cancel");
  EXPECT_FALSE(person.in_hand().running);
  EXPECT_FALSE(robot().sees("reading"));
  EXPECT_TRUE(robot().sees("continue"));
  visit.stop();
}

}  // namespace
