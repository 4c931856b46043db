// A visitor made of code: finds things on the screen by their semantic id and touches them with real touch events.
// It scrolls as a finger would, waits for what takes time, and fails with what it saw instead.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "kiosk/terminal/terminal.hpp"

namespace guichet::tests {

class Robot {
 public:
  explicit Robot(kiosk::terminal::Terminal& terminal) : terminal_(terminal) {}

  std::string screen() const;
  bool sees(std::string_view id) const { return terminal_.tree().find(id) != nullptr; }
  kiosk::ui::Node node(std::string_view id) const;  // throws when it is not on the screen

  void press(std::string_view id);
  void bring_into_view(std::string_view id);
  // Touches the field, then types as a keyboard would.
  void type(std::string_view field, std::string_view text);
  // Touches the field, then each key of the screen's own keyboard.
  void tap_keys(std::string_view field, std::string_view ascii_letters);

  void settle();
  void wait_for_screen(std::string_view name, std::chrono::milliseconds patience = std::chrono::seconds{15});
  void wait_until(const std::function<bool()>& done, std::string_view what, std::chrono::milliseconds patience = std::chrono::seconds{15});
  // presses "continue" and waits until another screen shows
  void go_on();

  void screenshot(const std::filesystem::path& file);

 private:
  void touch(float x, float y);

  kiosk::terminal::Terminal& terminal_;
};

}  // namespace guichet::tests
