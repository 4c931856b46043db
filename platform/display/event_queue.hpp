// SDL's event queue as our few events: fingers and mouse become one pointer, keys the few that a kiosk knows.
// Private to this folder; `wake` alone may be called from any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "platform/display/events.hpp"
#include "platform/display/frame.hpp"
#include "platform/display/sdl.hpp"

namespace guichet::platform::display {

class EventQueue {
 public:
  explicit EventQueue(SDL_Window* window);

  std::vector<Event> wait(std::optional<std::chrono::milliseconds> timeout);
  void wake();

  // Whether the system lost what was on the screen since the last time this was asked.
  bool take_exposed() { return std::exchange(exposed_, false); }

 private:
  using Deadline = std::optional<std::chrono::steady_clock::time_point>;

  void sleep_until_something(Deadline deadline);
  void doze_until_something(Deadline deadline);
  void drain(std::vector<Event>& events);
  std::optional<Event> translate(const SDL_Event& event);
  std::optional<Event> translate_window(const SDL_WindowEvent& event);

  SDL_Window* window_;
  std::uint32_t wake_type_;
  bool driver_blocks_;
  bool repeating_ = false;  // the key that is down was struck once and is held
  bool exposed_ = false;
  std::atomic<bool> wake_pending_ = false;
  std::mutex doze_mutex_;
  std::condition_variable doze_;
};

}  // namespace guichet::platform::display
