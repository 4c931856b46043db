#include "tests/robot/paper_giver.hpp"

#include <algorithm>
#include <array>
#include <format>

#include "tests/support/files.hpp"
#include "tests/support/sample_pages.hpp"

namespace guichet::tests {
namespace {

namespace fs = std::filesystem;
namespace journey = kiosk::journey;
using namespace std::chrono_literals;

// Of JPEG with its JFIF marker, of PDF: long enough that no encrypted page has them by chance.
constexpr std::array magic = {std::string_view("\xFF\xD8\xFF\xE0\x00\x10JFIF", 10), std::string_view("%PDF-1")};

EncodedPage page_of(std::string_view title, const Scan& scan) {
  PageContent content = plain_page(std::string(title), "", Symbol::none);
  for (int line = 1; line <= 12; ++line)
    content.lines.emplace_back(std::format("Ligne {}", line),
                               std::format("{} spécimen sans valeur {}", title, line * 7));
  return render(content, scan);
}

}  // namespace

EncodedPage readable_page(std::string_view title) { return page_of(title, {}); }
EncodedPage blurred_page(std::string_view title) { return page_of(title, {.blur = 9}); }

bool holds_a_page(std::string_view bytes) {
  return std::ranges::any_of(magic, [&](auto word) { return bytes.contains(word); });
}

void PaperGiver::comes_to_the_papers() {
  visit_.arrive_at_the_summary(filled_demand());
  robot_.emplace(way_ == Way::keypad ? visit_.listener() : visit_.robot());
  if (way_ == Way::keypad) robot_->strike(platform::display::Key::f1);
  if (way_ == Way::arabic) {
    robot_->press("language");
    robot_->press("languages.ar");
  }
  robot_->press("papers");
  robot_->wait_for_screen("papers");
}

void PaperGiver::finds_the_papers_again(std::string_view code) {
  robot_.emplace(visit_.visitor(way_));
  robot_->press("resume_demand");
  robot_->wait_for_screen("resuming");
  robot_->type("code", code);
  robot_->press("continue");
  robot_->wait_for_screen("summary");
  robot_->press("papers");
  robot_->wait_for_screen("papers");
}

void PaperGiver::opens_the_papers_of(const Robot& visitor) {
  robot_.emplace(visitor);
  robot_->press("papers");
  robot_->wait_for_screen("papers");
}

void PaperGiver::comes_back_to_the_papers() {
  robot_.emplace(visit_.robot());
  robot_->wait_for_screen("interrupted");
  robot_->press("resume");
  robot_->wait_for_screen("summary");
  robot_->press("papers");
  robot_->wait_for_screen("papers");
}

const journey::Capturing& PaperGiver::in_hand() const { return std::get<journey::Capturing>(visit_.model().place); }

void PaperGiver::lays(const std::vector<EncodedPage>& pages) { visit_.town.lay(pages); }

void PaperGiver::takes(std::string_view paper) {
  robot_->press(paper);
  robot_->wait_for_screen("capturing");
}

void PaperGiver::captures(std::string_view touched, std::size_t pages) {
  robot_->press(touched);
  robot_->wait_until([&] { return !in_hand().running && in_hand().pages.size() == pages; }, "the page", 60s);
}

Sheets PaperGiver::keeps(std::string_view touched) {
  Sheets sheets;
  for (const auto& page : in_hand().pages) sheets.push_back(page.sheet);
  // Of a card the other side is asked for first.
  robot_->press(!touched.empty() ? touched : robot_->sees("keep") ? "keep" : "continue");
  robot_->wait_for_screen("papers");
  const auto stored = [](const auto& papers) { return std::ranges::all_of(papers, &journey::KeptPaper::stored); };
  robot_->wait_until([&] { return stored(visit_.model().papers); }, "the encrypted pages");
  return sheets;
}

Sheets PaperGiver::gives(std::string_view paper, const EncodedPage& page) {
  lays({page});
  takes(paper);
  captures("continue", 1);
  return keeps();
}

void PaperGiver::asks_for_the_deposit() {
  robot_->go_on();
  robot_->wait_for_screen(visit_.model().file ? "file_sections" : "summary");
  robot_->go_on();
  robot_->press("sincere");
  robot_->press("continue");
}

std::string PaperGiver::deposits() {
  asks_for_the_deposit();
  std::string reference;
  const auto note = [&](const journey::DepositSlip& slip) { reference = slip.reference.view(); };
  robot_->wait_until(
      [&] {
        if (const auto* place = std::get_if<journey::Depositing>(&visit_.model().place); place && place->slip)
          note(*place->slip);
        if (const auto* place = std::get_if<journey::Deposited>(&visit_.model().place)) note(place->slip);
        return !reference.empty();
      },
      "the deposit", 60s);
  return reference;
}

std::size_t PaperGiver::files() const {
  const auto folder = visit_.folder / "papers";
  if (!fs::exists(folder)) return 0;
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::vector<std::string> PaperGiver::in_clear() const {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(visit_.folder.path())) {
    const auto& path = entry.path();
    const bool in_a_tray = path.string().starts_with(visit_.town.scanner_folder().string()) ||
                           path.string().starts_with(visit_.town.printer_folder().string());
    if (!entry.is_regular_file() || in_a_tray) continue;
    const auto bytes = read_file(path);
    if (holds_a_page(bytes)) found.push_back(path.filename().string() + ": a page");
    for (const auto word : typed_words)
      if (bytes.contains(word)) found.push_back(path.filename().string() + ": " + std::string(word));
  }
  return found;
}

int PaperGiver::rows(std::string_view table) const {
  auto database = visit_.records();
  return static_cast<int>(database.query("SELECT count(*) FROM " + std::string(table)).value().front().integer(0));
}

}  // namespace guichet::tests
