#include "platform/display/test_input.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "platform/display/keys.hpp"
#include "platform/display/sdl.hpp"

namespace guichet::platform::display::test_input {
namespace {

void push_finger(std::uint32_t type, const Window& window, float x, float y, std::int64_t finger) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.touchId = 1;
  event.tfinger.fingerId = finger;
  event.tfinger.x = x / static_cast<float>(window.size().width);
  event.tfinger.y = y / static_cast<float>(window.size().height);
  event.tfinger.pressure = 1;
  SDL_PushEvent(&event);
}

void push_button(std::uint32_t type, float x, float y) {
  SDL_Event event{};
  event.type = type;
  event.button.button = SDL_BUTTON_LEFT;
  event.button.x = static_cast<int>(x);
  event.button.y = static_cast<int>(y);
  SDL_PushEvent(&event);
}

std::size_t length_of_first_character(std::string_view utf8) {
  const auto continues = [](char byte) { return (byte & 0xC0) == 0x80; };
  const auto next = std::ranges::find_if_not(utf8.begin() + 1, utf8.end(), continues);
  return static_cast<std::size_t>(next - utf8.begin());
}

}  // namespace

void touch_down(const Window& window, float x, float y, std::int64_t finger) {
  push_finger(SDL_FINGERDOWN, window, x, y, finger);
}

void touch_move(const Window& window, float x, float y, std::int64_t finger) {
  push_finger(SDL_FINGERMOTION, window, x, y, finger);
}

void touch_up(const Window& window, float x, float y, std::int64_t finger) {
  push_finger(SDL_FINGERUP, window, x, y, finger);
}

void mouse_down(float x, float y) { push_button(SDL_MOUSEBUTTONDOWN, x, y); }
void mouse_up(float x, float y) { push_button(SDL_MOUSEBUTTONUP, x, y); }

void mouse_move(float x, float y, bool pressed) {
  SDL_Event event{};
  event.type = SDL_MOUSEMOTION;
  event.motion.state = pressed ? SDL_BUTTON_LMASK : 0;
  event.motion.x = static_cast<int>(x);
  event.motion.y = static_cast<int>(y);
  SDL_PushEvent(&event);
}

void key(Key key, bool shift, bool repeat) {
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.state = SDL_PRESSED;
  event.key.repeat = repeat;
  event.key.keysym.sym = to_sdl(key);
  event.key.keysym.mod = shift ? KMOD_LSHIFT : KMOD_NONE;
  SDL_PushEvent(&event);
}

void text(std::string_view utf8) {
  while (!utf8.empty()) {
    const std::size_t length = length_of_first_character(utf8);
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    const auto room = std::min(length, std::size(event.text.text) - 1);
    utf8.copy(event.text.text, room);
    SDL_PushEvent(&event);
    utf8.remove_prefix(length);
  }
}

void composed(std::string_view accent, std::string_view letter) {
  const auto strike = [](std::uint32_t type, SDL_Keycode key) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = key;
    SDL_PushEvent(&event);
  };
  SDL_Event underlined{};
  underlined.type = SDL_TEXTEDITING;
  accent.copy(underlined.edit.text, std::size(underlined.edit.text) - 1);
  strike(SDL_KEYDOWN, SDLK_CARET);
  SDL_PushEvent(&underlined);
  strike(SDL_KEYUP, SDLK_CARET);
  strike(SDL_KEYDOWN, SDLK_e);
  underlined.edit.text[0] = '\0';
  SDL_PushEvent(&underlined);
  text(letter);
  strike(SDL_KEYUP, SDLK_e);
}

void close() {
  SDL_Event event{};
  event.type = SDL_QUIT;
  SDL_PushEvent(&event);
}

std::string clipboard() {
  const std::unique_ptr<char, decltype(&SDL_free)> text(SDL_GetClipboardText(), SDL_free);
  return text ? text.get() : std::string();
}

}  // namespace guichet::platform::display::test_input
