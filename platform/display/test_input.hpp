// Input made by a program instead of a person, for the tests and the demonstration without a display.
// It enters by SDL's own queue, so that everything between the touchscreen's driver and the toolkit is exercised.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/display/events.hpp"
#include "platform/display/window.hpp"

namespace guichet::platform::display::test_input {

void touch_down(const Window& window, float x, float y, std::int64_t finger = 0);
void touch_move(const Window& window, float x, float y, std::int64_t finger = 0);
void touch_up(const Window& window, float x, float y, std::int64_t finger = 0);
void mouse_down(float x, float y);
void mouse_move(float x, float y, bool pressed);
void mouse_up(float x, float y);
void key(Key key, bool shift = false, bool repeat = false);
// One event for each character, as a keyboard or a badge reader sends them.
void text(std::string_view utf8);
// An accent struck on its dead key, then its letter: the accent stands underlined for a moment, then both are one.
void composed(std::string_view accent, std::string_view letter);
void close();
// What other programs, or the next visitor, would paste.
std::string clipboard();

}  // namespace guichet::platform::display::test_input
