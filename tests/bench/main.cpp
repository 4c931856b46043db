// The figures of the house: `bench [--quick]`. README.md says how each is measured; nothing is sent anywhere.
#include <concepts>
#include <cstdlib>
#include <cstring>
#include <exception>

#include "tests/bench/deposit_figures.hpp"
#include "tests/bench/page_figures.hpp"
#include "tests/bench/paper_figures.hpp"
#include "tests/bench/process_figures.hpp"
#include "tests/bench/screen_figures.hpp"
#include "tests/bench/seal_figures.hpp"
#include "tests/bench/series.hpp"
#include "tests/bench/sheet_figures.hpp"
#include "tests/robot/first_demand.hpp"
#include "tests/robot/town_hall.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using namespace guichet::tests;
using namespace std::chrono_literals;

// One start alone would tell what else the machine and its disk were doing.
void tell_starts(const std::string& how, const std::filesystem::path& folder, const std::string& expected,
                 std::invocable auto before_each) {
  Series shown, ready;
  for (int start = 0; start < 5; ++start) {
    before_each();
    const auto figures = measure_process(folder, 0s);
    shown.add(figures.first_frame_ms);
    ready.add(figures.ready_ms);
  }
  tell("start to first frame, " + how + ", p50 of 5", shown.at(0.5), "ms", expected);
  tell("start to first touch taken, " + how + ", p50 of 5", ready.at(0.5), "ms");
}

void tell_process(const std::filesystem::path& folder, std::chrono::seconds rest) {
  if (forget_files()) tell_starts("cold", folder, "< 300", forget_files);
  tell_starts("warm", folder, "", [] {});
  const auto figures = measure_process(folder, rest);
  tell("memory at rest (PSS)", figures.pss_mb, "MB", "< 60");
  tell("CPU while idle, " + std::to_string(rest.count()) + " s", static_cast<double>(figures.idle_ticks), "ticks", "0");
}

// On the way of a first demand: each figure on the screen that shows it best.
class Measures {
 public:
  Measures(Robot& robot, guichet::kiosk::terminal::Terminal& terminal) : robot_(robot), terminal_(terminal) {}

  void at(std::string_view screen) {
    if (screen == "asking.contact.0") keys_ = measure_keys(robot_, terminal_, "email");
    if (screen == "asking.rent.0") next_ = measure_next_screen(robot_, terminal_);
    if (screen == "asking.reasons.0") {
      frames_ = measure_frames(robot_, terminal_, "reasons.09");
      touch_ = measure_touch(robot_, terminal_, "reasons.09");
    }
    if (screen == "asking.reasons.0") languages_ = measure_languages(robot_, terminal_);
    if (screen == "summary") draft_ = terminal_.model().draft;
  }

  void tell_all() const {
    tell("frame, all redrawn, 23 choices, p50", frames_.whole.at(0.5), "ms");
    tell("frame, all redrawn, 23 choices, p99", frames_.whole.at(0.99), "ms");
    tell("frame, one choice changed, p50", frames_.damaged.at(0.5), "ms");
    tell("frame, one choice changed, p99", frames_.damaged.at(0.99), "ms");
    tell("longest frame while switching language, first", languages_.first.at(1), "ms");
    tell("longest frame while switching language, again", languages_.again.at(1), "ms");
    tell("touch to frame, wall p50", touch_.wall.at(0.5), "ms");
    tell("touch to frame, wall p95", touch_.wall.at(0.95), "ms");
    tell("touch to frame, CPU p50", touch_.cpu.at(0.5), "ms");
    tell("key to pixel, p50", keys_.at(0.5), "ms", "< 5");
    tell("next screen, draft saved on disk, p50", next_.at(0.5), "ms", "< 20");
  }
  const guichet::kiosk::demand::Demand& draft() const { return draft_; }

 private:
  Robot& robot_;
  guichet::kiosk::terminal::Terminal& terminal_;
  Frames frames_;
  Latency touch_;
  Languages languages_;
  Series keys_, next_;
  guichet::kiosk::demand::Demand draft_{.desk = *guichet::kiosk::demand::DeskCode::parse("G1104")};
};

void tell_screens(const std::filesystem::path& folder) {
  const guichet::platform::system::SystemClock clock;
  const TownHall town(folder);
  RunningTerminal terminal(town, "https://127.0.0.1:9/", clock);
  Robot robot(*terminal);
  Measures measures(robot, *terminal);
  fill_first_demand(robot, [&](std::string_view screen) { measures.at(screen); });
  measures.tell_all();
  const auto deposits = measure_deposits(folder, measures.draft());
  tell("deposit commit, p50", deposits.at(0.5), "ms");
  tell("deposit commit, p99", deposits.at(0.99), "ms");
}

void tell_seals() {
  tell("seals parsed", parse_rate(), "/s");
  tell("seals verified (P-256)", verify_rate(), "/s");
  tell("signatures by OpenSSL alone", primitive_verify_rate(), "/s");
  tell("page image to seal, 200 dpi", page_reading_ms(), "ms");
  tell("page without a seal, 200 dpi", unsealed_page_reading_ms(), "ms");
}

void tell_papers() {
  tell("identity card to its zone, 200 dpi", mrz_card_ms(), "ms");
  tell("identity card on A4 to its zone, 200 dpi", mrz_page_ms(), "ms");
  tell("page without a zone, 200 dpi", page_without_mrz_ms(), "ms");
  tell("numbers to paint out on a page, 200 dpi", nir_search_ms(), "ms");
}

void tell_sheets() {
  tell("capture -> sheet, A4 at 200 dpi, grey", sheet_ms(200, false), "ms", "< 400");
  tell("capture -> sheet, A4 at 200 dpi, colour", sheet_ms(200, true), "ms", "< 400");
  tell("capture -> sheet, A4 at 300 dpi, colour", sheet_ms(300, true), "ms", "< 400");
}

}  // namespace

int main(int count, char** arguments) {
  const bool quick = count == 2 && !std::strcmp(arguments[1], "--quick");
  if (count > 1 && !quick) return std::fputs("usage: bench [--quick]\n", stderr), 64;
  // No display is needed: pixels are made in memory by the same software renderer.
  if (!std::getenv("DISPLAY") && !std::getenv("WAYLAND_DISPLAY")) ::setenv("SDL_VIDEODRIVER", "dummy", 0);
  try {
    std::printf("%-48s %10s  %-8s %s\n", "figure", "value", "unit", "expected");
    const TemporaryFolder process, screens;
    tell_process(process.path(), quick ? 3s : 30s);
    tell_screens(screens.path());
    tell_seals();
    tell_papers();
    tell_pages(quick ? 2 : 8, quick ? 1 : 3);
    tell_sheets();
    return 0;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "bench: %s\n", failure.what());
    return 1;
  }
}
