#include "tests/canary/canary.hpp"

#include <thread>

#include "platform/display/test_input.hpp"

namespace guichet::tests {

namespace fs = std::filesystem;

void Canary::takes_papers_back() {
  for (const auto& page : fs::directory_iterator(visit.town.scanner_folder())) fs::remove(page);
}

Mark Canary::files_the_demand() {
  auto robot = visit.robot();
  robot.go_on();
  robot.press("sincere");
  robot.press("continue");
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the number");
  return mark_of_shown("the unique number", robot.node("number").value);
}

void Canary::stops_and_erases() {
  auto robot = visit.robot();
  robot.press("leave");
  robot.press("leave_now");
}

// The warning, then the end.
void Canary::goes_away() {
  visit.let_pass(std::chrono::minutes{3} + std::chrono::seconds{1});
  visit.robot().settle();
  visit.let_pass(std::chrono::seconds{46});
}

void Canary::expect_the_next_one_finds_a_fresh_terminal() {
  auto robot = visit.robot();
  robot.wait_for_screen("attract");
  robot.wait_until([&] { return !visit.has_draft(); }, "the erasure");
  const kiosk::journey::Settings settings{.desk = *kiosk::demand::DeskCode::parse("G1104")};
  EXPECT_EQ(visit.model(), kiosk::journey::fresh(settings, visit.model().last_touch));
  expect_no_trace();
  expect_the_picture_of_a_fresh_terminal();
}

// Threads are still tidying up, or on their way to a registry that is away: what they hold goes by itself.
Places Canary::once_at_rest() {
  for (const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};;) {
    platform::system::wipe_dead_stack();
    auto places = found_in_memory(marks_);
    if (places.empty() || std::chrono::steady_clock::now() > end) return places;
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
  }
}

void Canary::expect_no_trace() {
  visit.robot().settle();
  const std::vector<fs::path> theirs = {visit.town.printer_folder()};
  const std::vector<fs::path> searched_apart = {visit.folder.path(), elsewhere.path()};
  EXPECT_EQ(once_at_rest(), Places());
  EXPECT_EQ(found_in_files(marks_, visit.folder.path(), theirs), Places());
  EXPECT_EQ(found_in_shared_folders(marks_, began_, searched_apart), Places());
  EXPECT_TRUE(fs::is_empty(temporary)) << "no spool, no picture, no copy";
  EXPECT_EQ(found_in_text(marks_, visit.terminal().journal(), "the journal"), Places());
  const auto said = testing::internal::GetCapturedStderr();
  testing::internal::CaptureStderr();
  EXPECT_EQ(found_in_text(marks_, said, "what is said to the service manager"), Places());
}

// Pixel for pixel, with as many glyphs at hand: their shapes would tell which letters were typed.
void Canary::expect_the_picture_of_a_fresh_terminal() {
  Visit other;
  other.clock.advance(visit.clock.now() - other.clock.now());
  other.start();
  other.robot().settle();
  auto& ours = visit.terminal()->face();
  auto& fresh = other.terminal()->face();
  EXPECT_TRUE(ours.window().read_pixels() == fresh.window().read_pixels());
  EXPECT_EQ(ours.glyphs_drawn(), fresh.glyphs_drawn());
  EXPECT_EQ(platform::display::test_input::clipboard(), "");
}

Mark mark_of_shown(std::string name, std::string shown) {
  HiddenWord plain, spaced;
  bool is_plain = true;
  for (const char character : shown) {
    spaced.append(static_cast<char32_t>(static_cast<unsigned char>(character)));
    if (character == ' ')
      is_plain = false;
    else
      plain.append(static_cast<char32_t>(static_cast<unsigned char>(character)));
  }
  platform::system::wipe(shown);
  auto mark = mark_of_text(std::move(name), plain);
  if (!is_plain)
    for (auto& form : spaced.encodings()) mark.forms.push_back(std::move(form));
  return mark;
}

}  // namespace guichet::tests
