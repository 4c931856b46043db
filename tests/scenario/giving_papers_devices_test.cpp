// A paper of the demand through devices that are no folder of pictures: SANE's own test driver, and a camera's film.
#include "platform/scanner/camera_scanner.hpp"
#include "platform/scanner/film_source.hpp"
#include "platform/scanner/sane_scanner.hpp"
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
    person.captures("continue", 1);
    const auto pages = person.keeps(robot().sees("keep_anyway") ? "keep_anyway" : "continue");
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
  write_file(film / "frame-1.jpg", text_of(captured(readable_page("Carte"), held())));
  scanner::Camera camera{std::make_unique<scanner::FilmSource>(film.path(), 5ms)};
  scanner::CameraScanner device(camera, {.still_for = 60ms});
  visit.scanner = &device;
  is_captured_and_kept();
}

}  // namespace
