// Which of SDL's keys mean something to a kiosk. Private to this folder.
#pragma once

#include <optional>

#include "platform/display/events.hpp"
#include "platform/display/sdl.hpp"

namespace guichet::platform::display {

std::optional<Event> from_key(const SDL_KeyboardEvent& event);
SDL_Keycode to_sdl(Key key);

}  // namespace guichet::platform::display
