// The demonstration: `demonstration prepare FOLDER` sets up a terminal and prints how to start it; `demonstration play
// FOLDER` plays the first demand on the display it finds and leaves a picture of each screen and the printed paper.
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <format>
#include <fstream>
#include <functional>
#include <string>

#include "platform/system/clock.hpp"
#include "tests/robot/first_demand.hpp"
#include "tests/robot/town_hall.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/registry_process.hpp"

namespace {

namespace fs = std::filesystem;
using namespace guichet::tests;

fs::path newest_paper(const fs::path& tray) {
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(tray))
    if (entry.path().extension() == ".pdf" && (newest.empty() || entry.last_write_time() > fs::last_write_time(newest)))
      newest = entry.path();
  return newest;
}

// In large letters the settings wait behind one button.
void press_setting(Robot& robot, std::string_view setting) {
  if (robot.sees(setting)) return robot.press(setting);
  robot.press("settings");
  robot.press(setting);
  robot.press("settings.close");
}

// The same screens as others need them: large text, high contrast, another language.
void show_variants(Robot& robot, const std::function<void(std::string_view)>& picture) {
  robot.press("begin");
  robot.press("begin_demand");
  robot.settle();
  while (robot.screen() != "asking.nationality.0") {
    if (robot.screen() == "asking.civility.0") robot.press("civility.1");
    if (robot.screen() == "asking.names.0") robot.type("birth_name", "Spécimen"), robot.type("first_name", "Dominique");
    if (robot.screen() == "asking.birth_date.0")
      robot.type("birth_date.day", "29"), robot.type("birth_date.month", "02"), robot.type("birth_date.year", "1984");
    if (robot.screen() == "asking.names.0") {
      for (int step = 0; step < 4; ++step) press_setting(robot, "text_size");
      picture("large-text-keyboard");
      press_setting(robot, "text_size");
    }
    robot.go_on();
  }
  for (int step = 0; step < 4; ++step) press_setting(robot, "text_size");
  picture("large-text");
  press_setting(robot, "contrast");
  picture("large-text-contrast");
  press_setting(robot, "text_size");
  picture("contrast");
  robot.press("language");
  robot.press("languages.en");
  picture("contrast-english");
  robot.press("leave");
  picture("leaving");
  robot.press("leave_now");
  robot.wait_for_screen("attract");
}

int play(const fs::path& folder) {
  const auto absolute = fs::absolute(folder), pictures = folder / "screens";
  fs::remove_all(pictures);
  fs::create_directories(pictures);
  TownHall town(absolute);
  const RegistryProcess registry(town.authority(), town.registry_identity(), absolute);
  // The robot moves it: on a slow machine no tap becomes one that is held.
  ManualClock clock(guichet::platform::system::SystemClock().now());
  RunningTerminal terminal(town, registry.url(), clock);
  Robot robot(*terminal, &clock);
  int number = 0;
  const auto picture = [&](std::string_view screen) {
    robot.screenshot(pictures / std::format("{:02}-{}.png", ++number, screen));
  };
  fill_first_demand(robot, picture);
  robot.press("continue");
  robot.wait_for_screen("deposited");
  robot.wait_until([&] { return robot.sees("number"); }, "the number");
  const auto obtained = robot.node("number").value;
  robot.press("back");
  robot.wait_until([&] { return robot.sees("print") && fs::exists(newest_paper(town.printer_folder())); }, "the paper");
  picture("deposited");
  const auto paper = folder / "recu.pdf";
  fs::copy_file(newest_paper(town.printer_folder()), paper, fs::copy_options::overwrite_existing);
  fs::permissions(paper,
                  fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read);
  robot.press("continue");
  robot.wait_for_screen("attract");
  show_variants(robot, picture);
  std::printf("number: %s\nreceipt: %s\nscreens: %s\n", obtained.c_str(), paper.c_str(), pictures.c_str());
  return 0;
}

int prepare(const fs::path& folder) {
  TownHall town(fs::absolute(folder));
  const RegistryProcess registry(town.authority(), town.registry_identity(), fs::absolute(folder));
  town.write_configuration(registry.url());
  std::puts((folder / "kiosk.conf").c_str());
  std::fflush(stdout);
  // The registry lives as long as this program: until its input is closed.
  while (std::getchar() != EOF) {
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    if (count == 3 && !std::strcmp(arguments[1], "play")) return play(arguments[2]);
    if (count == 3 && !std::strcmp(arguments[1], "prepare")) return prepare(arguments[2]);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "demonstration: %s\n", failure.what());
    return 1;
  }
  std::fputs("usage: demonstration prepare|play FOLDER\n", stderr);
  return 64;
}
