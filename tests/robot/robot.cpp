#include "tests/robot/robot.hpp"

#include <stdexcept>
#include <thread>

#include "kiosk/screens/screen.hpp"
#include "platform/display/test_input.hpp"
#include "tests/robot/png.hpp"

namespace guichet::tests {
namespace input = platform::display::test_input;
using namespace std::chrono_literals;

std::string Robot::screen() const { return kiosk::screens::name_of(terminal_.model()); }

kiosk::ui::Node Robot::node(std::string_view id) const {
  const auto* found = terminal_.tree().find(id);
  if (found) return *found;
  std::string all;
  for (const auto& one : terminal_.tree().nodes) all += " " + one.id;
  throw std::runtime_error("no " + std::string(id) + " on screen " + screen() + ":" + all);
}

void Robot::settle() {
  for (int turns = 0; turns < 300; ++turns) {
    terminal_.turn(0ms);
    if (terminal_.settled()) return;
  }
  throw std::runtime_error("screen " + screen() + " never comes to rest");
}

void Robot::touch(float x, float y) {
  auto& window = terminal_.face().window();
  input::touch_down(window, x, y);
  settle();
  input::touch_up(window, x, y);
  settle();
}

// Drags the list as a finger does; a thing hidden below comes up, one hidden above comes down.
void Robot::bring_into_view(std::string_view id) {
  auto& window = terminal_.face().window();
  for (int tries = 0; tries < 40 && !node(id).state.visible; ++tries) {
    const auto size = window.size();
    const auto middle = static_cast<float>(size.height) * 0.25F, x = static_cast<float>(size.width) * 0.6F;
    const float travel = node(id).box.top > middle ? -80 : 80;
    input::touch_down(window, x, middle);
    settle();
    for (int step = 1; step <= 4; ++step) {
      input::touch_move(window, x, middle + travel * static_cast<float>(step) / 4);
      settle();
    }
    input::touch_up(window, x, middle + travel);
    settle();
  }
}

void Robot::press(std::string_view id) {
  settle();
  bring_into_view(id);
  const auto box = node(id).box;
  if (!node(id).state.visible) throw std::runtime_error(std::string(id) + " stays hidden on " + screen());
  touch(box.left + box.width / 2, box.middle());
}

void Robot::type(std::string_view field, std::string_view text) {
  press(field);
  input::text(text);
  settle();
}

void Robot::tap_keys(std::string_view field, std::string_view letters) {
  press(field);
  for (const char letter : letters) press("key." + (letter == ' ' ? std::string("space") : std::string(1, letter)));
}

void Robot::wait_until(const std::function<bool()>& done, std::string_view what, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!done()) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("waited in vain for " + std::string(what) + " on " + screen());
    terminal_.turn(10ms);
  }
  settle();
}

void Robot::wait_for_screen(std::string_view name, std::chrono::milliseconds patience) {
  wait_until([&] { return screen() == name; }, name, patience);
}

void Robot::go_on() {
  const auto before = screen();
  press("continue");
  wait_until([&] { return screen() != before; }, "the next screen");
}

void Robot::screenshot(const std::filesystem::path& file) {
  settle();
  auto& window = terminal_.face().window();
  write_png(file, window.size().width, window.size().height, window.read_pixels());
}

}  // namespace guichet::tests
