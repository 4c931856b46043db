// What the terminal itself keeps, read by someone who has the disk: a scanned page only encrypted, and only until the
// registry has it or its owner has left (PD-03). With its key too: nothing of a demand once the registry has it, and of
// its number only as long as the town says (PD-04).
#include <algorithm>
#include <fstream>
#include <ranges>

#include "kiosk/documents/picture.hpp"
#include "platform/scanner/camera_scanner.hpp"
#include "platform/scanner/film_source.hpp"
#include "platform/vault/key_file.hpp"
#include "tests/canary/canary.hpp"
#include "tests/support/captured_page.hpp"
#include "tests/support/every_page.hpp"
#include "tests/support/sample_pages.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
namespace documents = guichet::kiosk::documents;
namespace scanner = guichet::platform::scanner;

std::string in_clear(const HiddenWord& word) {
  std::string text;
  word.tell([&](std::string_view character) { text += character; });
  return text;
}

// Some bytes from the middle of it, where they differ most: white paper is on every page.
template <typename Byte>
Masked piece_of(std::span<const Byte> bytes, std::size_t size) {
  std::size_t best = bytes.size() / 2, most = 0;
  for (std::size_t at = bytes.size() / 4; at + size < bytes.size() && at < bytes.size() / 2; at += size) {
    std::vector<Byte> one(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                          bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
    std::ranges::sort(one);
    const auto different = size - std::ranges::unique(one).size();
    if (different > most) best = at, most = different;
  }
  Masked masked;
  for (const auto byte : bytes.subspan(best, size))
    masked.push_back(static_cast<unsigned char>(static_cast<unsigned char>(byte) ^ HiddenWord::mask));
  return masked;
}

class Kept : public Canary {
 protected:
  Places readable(std::span<const Mark> wanted) {
    const auto key = guichet::platform::vault::KeyFile(visit.town.key_file()).load();
    auto pages = read_every_page(visit.town.database(), key->bytes());
    auto places = found_in_text(wanted, pages, "the pages");
    guichet::platform::system::wipe(pages);
    return places;
  }

  // A notice of the right year, in which every word is a mark; its bytes and pixels are marks too.
  void brings_a_notice() {
    const SealAuthority seals;
    seals.write_certificate(visit.folder / "trust");
    auto content = sample_tax_notice();
    for (auto& field : content.fields) {
      if (field.id == "46" || field.id == "48")
        paper.push_back(mark_of_capitals("declarant " + field.id, 14));
      else if (field.id == "44" || field.id == "47" || field.id == "49")
        paper.push_back(mark_of_digits("number " + field.id, 13));
      else
        continue;
      field.value = in_clear(paper.back().typed);
    }
    const auto page = render(tax_notice_page(seals.seal(content)));
    const auto picture = documents::decode_page(page);
    paper.push_back({.name = "bytes of the page", .typed = {}, .forms = {piece_of(std::span(page), 48)}});
    paper.push_back({.name = "its pixels", .typed = {}, .forms = {piece_of(std::span(picture->grey), 48)}});
    takes_papers_back();
    std::ofstream(visit.town.scanner_folder() / "notice.png", std::ios::binary)
        .write(reinterpret_cast<const char*>(page.data()), static_cast<std::streamsize>(page.size()));
    for (const auto& mark : paper) also_search(mark);
  }
  // What the terminal made of it.
  void looks_for_what_is_shown() {
    const auto& page = std::get<guichet::kiosk::journey::Reviewing>(visit.model().place).notice.page;
    const std::span<const std::byte> kept(page.sheet->jpeg);
    paper.push_back({.name = "its picture", .typed = {}, .forms = {piece_of(std::span(page.preview->rgba), 128)}});
    paper.push_back({.name = "its kept page", .typed = {}, .forms = {piece_of(kept, 48)}});
    for (const auto& mark : paper | std::views::drop(paper.size() - 2)) also_search(mark);
  }
  std::size_t sealed_pages() const {
    const auto folder = visit.folder / "papers";
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }
  void tells_everything_with_a_notice() {
    brings_a_notice();
    tells_everything("reviewing");
    looks_for_what_is_shown();
    const auto places = found_in_memory(paper);
    for (const auto* what : {"declarant 46", "its picture", "its kept page"})
      EXPECT_TRUE(std::ranges::any_of(places, [&](const auto& place) { return place.starts_with(what); })) << what;
    takes_papers_back();
    person->fill();
    auto robot = visit.robot();
    const auto stored = [&] { return visit.model().papers.size() == 1 && visit.model().papers.front().stored; };
    robot.wait_until(stored, "the encrypted page");
    EXPECT_EQ(sealed_pages(), 1U);
    EXPECT_EQ(found_in_files(paper, visit.folder.path()), Places());
    EXPECT_EQ(readable(paper), Places()) << "in the database there is no page";
  }
  void expect_no_page_is_left() {
    visit.wait_for_the_courier([&] { return sealed_pages() == 0; }, "the end of the encrypted page");
    auto database = visit.records();
    EXPECT_EQ(database.query("SELECT count(*) FROM sealed_file").value().front().integer(0), 0) << "its key";
  }

  std::vector<Mark> paper;
};

TEST_P(Kept, is_a_scanned_page_encrypted_only_and_nothing_of_it_once_the_registry_has_it) {
  registry_opens();
  tells_everything_with_a_notice();
  files_the_demand();
  expect_no_page_is_left();
  EXPECT_EQ(readable(paper), Places());
  visit.robot().press("continue");
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Kept, is_a_scanned_page_encrypted_only_while_the_registry_is_away) {
  tells_everything_with_a_notice();
  auto robot = visit.robot();
  robot.go_on();
  robot.press("sincere");
  visit.deposit();
  visit.let_pass(9s);
  robot.wait_for_screen("deposited");
  robot.press("continue");
  EXPECT_EQ(sealed_pages(), 1U);
  EXPECT_EQ(readable(paper), Places());
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Kept, is_nothing_of_a_scanned_page_whose_owner_stopped) {
  tells_everything_with_a_notice();
  stops_and_erases();
  visit.robot().wait_for_screen("attract");
  expect_no_page_is_left();
  EXPECT_EQ(readable(paper), Places());
  expect_the_next_one_finds_a_fresh_terminal();
}

TEST_P(Kept, is_nothing_of_a_scanned_page_whose_owner_has_gone) {
  tells_everything_with_a_notice();
  goes_away();
  visit.robot().wait_for_screen("attract");
  expect_no_page_is_left();
  EXPECT_EQ(readable(paper), Places());
  expect_the_next_one_finds_a_fresh_terminal();
}

// The page goes over the edge: it is looked at, and never taken.
TEST_P(Kept, is_nothing_of_what_a_camera_saw_once_its_place_is_left) {
  auto off = held();
  for (auto& corner : off.corners) corner.x += 0.4 * off.width;
  const TemporaryFolder film{fs::path("/var/tmp")};
  {
    const auto frame = captured(render(tax_notice_page("")), off);
    std::ofstream(film / "frame.jpg", std::ios::binary)
        .write(reinterpret_cast<const char*>(frame.data()), static_cast<std::streamsize>(frame.size()));
  }
  scanner::Camera camera{std::make_unique<scanner::FilmSource>(film.path(), 20ms)};
  scanner::CameraScanner device(camera);
  visit.scanner = &device;
  {
    const auto seen = scanner::Camera(std::make_unique<scanner::FilmSource>(film.path())).frame({}).value();
    std::vector<std::uint8_t> rgba;
    for (std::size_t i = 0; i < seen.rgb.size(); ++i) {
      rgba.push_back(seen.rgb[i]);
      if (i % 3 == 2) rgba.push_back(255);
    }
    paper.push_back({.name = "what is seen", .typed = {}, .forms = {piece_of(std::span(seen.rgb), 96)}});
    paper.push_back({.name = "what is shown", .typed = {}, .forms = {piece_of(std::span(std::as_const(rgba)), 128)}});
  }
  for (const auto& mark : paper) also_search(mark);
  tells_everything("scanning");
  auto robot = visit.robot();
  robot.press("continue");
  robot.wait_until([&] { return robot.sees("sight"); }, "the picture");
  const auto places = found_in_memory(paper);
  EXPECT_TRUE(std::ranges::any_of(places, [](const auto& place) { return place.starts_with("what is shown"); }));
  robot.press("reading.cancel");
  robot.wait_until([&] { return found_in_memory(paper).empty(); }, "the end of what was seen");
  robot.press("leave");
  robot.press("leave_now");
  robot.wait_for_screen("attract");
  expect_the_next_one_finds_a_fresh_terminal();
  visit.stop();  // before the device that it uses
}

TEST_P(Kept, is_nothing_of_a_demand_that_was_acknowledged_and_its_number_for_some_days) {
  registry_opens();
  tells_everything();
  EXPECT_NE(readable(marks.all()), Places()) << "the draft is there for the owner of the key";
  const auto number = files_the_demand();
  auto robot = visit.robot();
  robot.press("continue");
  expect_the_next_one_finds_a_fresh_terminal();
  EXPECT_EQ(readable(marks.all()), Places());
  EXPECT_NE(readable({&number, 1}), Places()) << "for the reference that is printed later";
  visit.let_pass(std::chrono::days{1});
  robot.settle();
  visit.let_pass(std::chrono::days{29});
  robot.settle();
  EXPECT_EQ(visit.deposits(), 1);
  visit.let_pass(std::chrono::days{2});
  robot.settle();
  robot.wait_until([&] { return visit.deposits() == 0; }, "the daily tidying");
  robot.wait_until([&] { return readable({&number, 1}).empty(); }, "the log to be emptied");
  EXPECT_EQ(visit.letters().acknowledged, 0);
}

INSTANTIATE_TEST_SUITE_P(In, Kept, testing::Values(Alphabet::latin), [](const auto&) { return "latin"; });

}  // namespace
