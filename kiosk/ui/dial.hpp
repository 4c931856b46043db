#pragma once
// Letters one after another, for who types with the few keys of a keypad: turn to one, take it, turn again.

#include <optional>
#include <string_view>

#include "kiosk/ui/parts.hpp"

namespace guichet::kiosk::ui {

class Dial {
 public:
  // From where nothing is shown, onward is the first letter and backward the last one.
  void turn(int steps, KeyboardKind kind);
  std::string_view shown() const { return shown_; }  // empty: nothing yet
  std::string_view take();                           // what was shown; then nothing is
  void reset() { shown_ = {}; }

 private:
  std::string_view shown_;  // of the letters of its kind, which live as long as the program
};

}  // namespace guichet::kiosk::ui
