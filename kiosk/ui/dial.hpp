#pragma once
// Letters one after another, for who types with the few keys of a keypad: turn to one, take it, turn again.
// What each keyboard offers in its place, and in which order, is data: assets/keyboards/dial.keys.

#include <string_view>

#include "kiosk/ui/keyboard_layout.hpp"

namespace guichet::kiosk::ui {

class Dial {
 public:
  explicit Dial(const Keyboards& keyboards) : keyboards_(keyboards) {}

  // From where nothing is shown, onward is the first letter and backward the last one.
  void turn(int steps, KeyboardKind kind);
  std::string_view shown() const { return shown_; }  // empty: nothing yet
  std::string_view take();                           // what was shown; then nothing is
  void reset() { shown_ = {}; }

 private:
  const Keyboards& keyboards_;
  std::string_view shown_;  // a letter of its keyboard, which outlives it
};

}  // namespace guichet::kiosk::ui
