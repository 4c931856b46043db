#include "platform/display/keys.hpp"

#include <algorithm>
#include <iterator>

namespace guichet::platform::display {
namespace {

struct Pair {
  SDL_Keycode code;
  Key key;
};

// The first line of a key is the one that `to_sdl` gives back.
constexpr Pair known_keys[] = {
    {SDLK_TAB, Key::tab},
    {SDLK_RETURN, Key::enter},
    {SDLK_KP_ENTER, Key::enter},
    {SDLK_ESCAPE, Key::escape},
    {SDLK_BACKSPACE, Key::backspace},
    {SDLK_DELETE, Key::delete_forward},
    {SDLK_SPACE, Key::space},
    {SDLK_LEFT, Key::left},
    {SDLK_RIGHT, Key::right},
    {SDLK_UP, Key::up},
    {SDLK_DOWN, Key::down},
    {SDLK_HOME, Key::home},
    {SDLK_END, Key::end},
    {SDLK_PAGEUP, Key::page_up},
    {SDLK_PAGEDOWN, Key::page_down},
    {SDLK_F1, Key::f1},
    {SDLK_F2, Key::f2},
    {SDLK_F3, Key::f3},
    {SDLK_F4, Key::f4},
    {SDLK_F5, Key::f5},
    {SDLK_F6, Key::f6},
    {SDLK_F7, Key::f7},
    {SDLK_F8, Key::f8},
    {SDLK_F9, Key::f9},
    {SDLK_F10, Key::f10},
    {SDLK_F11, Key::f11},
    {SDLK_F12, Key::f12},
};

}  // namespace

std::optional<Event> from_key(const SDL_KeyboardEvent& event) {
  const auto* known = std::ranges::find(known_keys, event.keysym.sym, &Pair::code);
  if (known == std::end(known_keys)) return std::nullopt;
  return KeyDown{.key = known->key, .repeat = event.repeat != 0, .shift = (event.keysym.mod & KMOD_SHIFT) != 0};
}

SDL_Keycode to_sdl(Key key) { return std::ranges::find(known_keys, key, &Pair::key)->code; }

}  // namespace guichet::platform::display
