// What people and the system do to the window, in pixels and in the few keys a kiosk knows.
// Fingers and the mouse arrive as the same pointer, so that the toolkit has one path to get right.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace guichet::platform::display {

enum class Key {
  tab,
  enter,
  escape,
  backspace,
  delete_forward,
  space,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
};

inline constexpr std::int64_t mouse_pointer = -1;

// `pointer` tells fingers apart while they touch; the mouse is `mouse_pointer`.
struct PointerDown {
  float x, y;
  std::int64_t pointer;
  bool operator==(const PointerDown&) const = default;
};

// Of the mouse only while its button is held, as a finger has no hover; of several in a row only the last.
struct PointerMove {
  float x, y;
  std::int64_t pointer;
  bool operator==(const PointerMove&) const = default;
};

struct PointerUp {
  float x, y;
  std::int64_t pointer;
  bool operator==(const PointerUp&) const = default;
};

// Space also arrives as typed text.
struct KeyDown {
  Key key;
  bool repeat = false;
  bool shift = false;
  bool operator==(const KeyDown&) const = default;
};

// Never logged: it is what a person types.
struct TextTyped {
  std::string utf8;
  bool operator==(const TextTyped&) const = default;
};

struct Resized {
  int width, height;
  bool operator==(const Resized&) const = default;
};

struct CloseAsked {
  bool operator==(const CloseAsked&) const = default;
};

// Someone called `wake`, or the system lost what was on the screen and a `present` is due.
struct Woken {
  bool operator==(const Woken&) const = default;
};

using Event = std::variant<PointerDown, PointerMove, PointerUp, KeyDown, TextTyped, Resized, CloseAsked, Woken>;

}  // namespace guichet::platform::display
