#include "tests/robot/robot.hpp"

#include <algorithm>
#include <stdexcept>
#include <thread>

#include "kiosk/screens/screen.hpp"
#include "platform/display/test_input.hpp"
#include "tests/support/png.hpp"

namespace guichet::tests {
namespace input = platform::display::test_input;
using namespace std::chrono_literals;
using platform::display::Key;

namespace {

// Each thing on the screen; the focus has a star.
std::string story(const std::vector<kiosk::ui::Node>& nodes) {
  std::string all;
  for (const auto& one : nodes) all += " " + one.id + (one.state.focused ? "*" : "");
  return all;
}

}  // namespace

std::string Robot::screen() const { return kiosk::screens::name_of(terminal_.model()); }

kiosk::ui::Node Robot::node(std::string_view id) const {
  const auto* found = terminal_.tree().find(id);
  if (found) return *found;
  throw std::runtime_error("no " + std::string(id) + " on screen " + screen() + ":" + story(terminal_.tree().nodes));
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
  for (int tries = 0; tries < 80 && !node(id).state.visible && !terminal_.tree().lists.empty(); ++tries) {
    const auto view = terminal_.tree().lists.back().view;
    const float farthest = view.height * 0.6F, x = view.left + view.width * 0.6F;
    const float travel = std::clamp(view.middle() - node(id).box.middle(), -farthest, farthest);
    const float start = view.middle() - travel / 2;
    input::touch_down(window, x, start);
    settle();
    for (int step = 1; step <= 4; ++step) {
      input::touch_move(window, x, start + travel * static_cast<float>(step) / 4);
      settle();
    }
    input::touch_up(window, x, start + travel);
    settle();
  }
}

void Robot::press(std::string_view id) {
  settle();
  if (voice_) {
    walk_to(id);
    return node(id).state.filling ? void() : strike(Key::enter);
  }
  bring_into_view(id);
  const auto box = node(id).box;
  if (!node(id).state.visible) throw std::runtime_error(std::string(id) + " stays hidden on " + screen());
  touch(box.left + box.width / 2, box.middle());
}

void Robot::slide_to(std::string_view id) {
  auto& window = terminal_.face().window();
  const auto box = node(id).box;
  const float x = box.left + box.width / 2, y = box.middle();
  input::touch_down(window, 1, y);
  settle();
  for (const float share : {0.5F, 1.0F}) {
    input::touch_move(window, 1 + (x - 1) * share, y);
    settle();
  }
  input::touch_up(window, x, y);
  settle();
}

// What hides in its list is brought up as anything is chosen by ear.
void Robot::explore(std::string_view id) {
  settle();
  for (int tries = 0; tries < 40 && !node(id).state.visible; ++tries) slide_to("content.down"), tap_twice();
  slide_to(id);
  const auto here = node(id);
  if (here.pressable() && only_focus().id != id)
    throw std::runtime_error(std::string(id) + " is not under the focus of " + screen());
}

void Robot::tap_twice() {
  for (int tap = 0; tap < 2; ++tap) touch(2, 2);
}

void Robot::touch_once(std::string_view id) {
  const auto box = node(id).box;
  touch(box.left + box.width / 2, box.middle());
}

void Robot::strike(Key key) {
  input::key(key);
  settle();
}

const kiosk::ui::Node& Robot::only_focus() const {
  const auto& nodes = terminal_.tree().nodes;
  const auto is_focused = [](const auto& node) { return node.state.focused; };
  if (std::ranges::count_if(nodes, is_focused) != 1)
    throw std::runtime_error("not one thing under the focus of " + screen() + ":" + story(nodes));
  return *std::ranges::find_if(nodes, is_focused);
}

std::vector<std::string> Robot::listen() {
  while (voice_->speaking()) voice_->finish_one();
  settle();
  return voice_->said();
}

// Down, as long as the voice has not told of it.
void Robot::walk_to(std::string_view id) {
  const auto most = terminal_.tree().nodes.size();
  for (std::size_t steps = 0; steps <= most; ++steps) {
    const auto& here = only_focus();
    if (!std::ranges::any_of(listen(), [&](const auto& saying) { return saying.contains(here.name); }))
      throw std::runtime_error(here.id + " of " + screen() + " was not told");
    if (here.id == id) return;
    strike(here.state.filling ? Key::enter : Key::down);
  }
  throw std::runtime_error("no way to " + std::string(node(id).id) + " with the keypad on " + screen());
}

void Robot::wait_until(const std::function<bool()>& done, std::string_view what, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!done()) {
    if (std::chrono::steady_clock::now() > end)
      throw std::runtime_error("waited in vain for " + std::string(what) + " on " + screen());
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
