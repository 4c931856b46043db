#include "platform/display/event_queue.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "platform/display/keys.hpp"

namespace guichet::platform::display {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

// SDL waits on these drivers' sockets; on the others (KMSDRM, dummy) its wait is a poll at every millisecond.
bool driver_blocks() {
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  return driver == "x11" || driver == "wayland";
}

Size size_of(SDL_Window* window) {
  Size size;
  SDL_GetWindowSizeInPixels(window, &size.width, &size.height);
  return size;
}

template <typename Pointer>
std::optional<Event> from_finger(const SDL_TouchFingerEvent& finger, Size size) {
  if (finger.touchId == SDL_MOUSE_TOUCHID) return std::nullopt;
  return Pointer{finger.x * static_cast<float>(size.width), finger.y * static_cast<float>(size.height),
                 finger.fingerId};
}

template <typename Pointer>
std::optional<Event> from_mouse(std::uint32_t source, bool left_button, int x, int y) {
  if (source == SDL_TOUCH_MOUSEID || !left_button) return std::nullopt;
  return Pointer{static_cast<float>(x), static_cast<float>(y), mouse_pointer};
}

// A slow machine catches up with a fast finger by skipping where it was, never where it went down or up.
void append(std::vector<Event>& events, Event event) {
  const auto* move = std::get_if<PointerMove>(&event);
  auto* last = events.empty() ? nullptr : std::get_if<PointerMove>(&events.back());
  if (move && last && last->pointer == move->pointer)
    *last = *move;
  else
    events.push_back(std::move(event));
}

}  // namespace

EventQueue::EventQueue(SDL_Window* window)
    : window_(window), wake_type_(SDL_RegisterEvents(1)), driver_blocks_(driver_blocks()) {}

std::vector<Event> EventQueue::wait(std::optional<std::chrono::milliseconds> timeout) {
  const Deadline deadline = timeout ? Deadline(SteadyClock::now() + *timeout) : std::nullopt;
  std::vector<Event> events;
  drain(events);
  while (events.empty() && (!deadline || SteadyClock::now() < *deadline)) {
    driver_blocks_ ? sleep_until_something(deadline) : doze_until_something(deadline);
    drain(events);
  }
  return events;
}

void EventQueue::wake() {
  if (wake_pending_.exchange(true)) return;
  SDL_Event event{};
  event.type = wake_type_;
  if (SDL_PushEvent(&event) < 0) wake_pending_ = false;
  const std::lock_guard lock(doze_mutex_);
  doze_.notify_all();
}

void EventQueue::sleep_until_something(Deadline deadline) {
  if (!deadline) {
    SDL_WaitEvent(nullptr);
    return;
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - SteadyClock::now());
  SDL_WaitEventTimeout(nullptr, static_cast<int>(std::clamp<std::int64_t>(left.count(), 1, 1'000'000)));
}

// Quick while someone is there, then slow enough that an idle terminal shows no processor time.
void EventQueue::doze_until_something(Deadline deadline) {
  const auto start = SteadyClock::now();
  while (!SDL_PollEvent(nullptr)) {
    const auto now = SteadyClock::now();
    if (deadline && now >= *deadline) return;
    const auto nap = now - start < 100ms ? 2ms : 10ms;
    const auto until = deadline ? std::min(now + nap, *deadline) : now + nap;
    std::unique_lock lock(doze_mutex_);
    doze_.wait_until(lock, until, [&] { return wake_pending_.load(); });
  }
}

void EventQueue::drain(std::vector<Event>& events) {
  SDL_Event event;
  while (SDL_PollEvent(&event))
    if (auto translated = translate(event)) append(events, std::move(*translated));
}

std::optional<Event> EventQueue::translate(const SDL_Event& event) {
  switch (event.type) {
    case SDL_FINGERDOWN: return from_finger<PointerDown>(event.tfinger, size_of(window_));
    case SDL_FINGERMOTION: return from_finger<PointerMove>(event.tfinger, size_of(window_));
    case SDL_FINGERUP: return from_finger<PointerUp>(event.tfinger, size_of(window_));
    case SDL_MOUSEBUTTONDOWN:
      return from_mouse<PointerDown>(event.button.which, event.button.button == SDL_BUTTON_LEFT, event.button.x,
                                     event.button.y);
    case SDL_MOUSEMOTION:
      return from_mouse<PointerMove>(event.motion.which, event.motion.state & SDL_BUTTON_LMASK, event.motion.x,
                                     event.motion.y);
    case SDL_MOUSEBUTTONUP:
      return from_mouse<PointerUp>(event.button.which, event.button.button == SDL_BUTTON_LEFT, event.button.x,
                                   event.button.y);
    case SDL_KEYDOWN: repeating_ = event.key.repeat != 0; return from_key(event.key);
    case SDL_KEYUP: repeating_ = false; return std::nullopt;
    // A key held down types once (EN 301 549, 5.7); what a dead key composes arrives here whole.
    case SDL_TEXTINPUT: return repeating_ ? std::optional<Event>() : TextTyped{event.text.text};
    case SDL_WINDOWEVENT: return translate_window(event.window);
    case SDL_RENDER_TARGETS_RESET: exposed_ = true; return Woken{};
    case SDL_QUIT: return CloseAsked{};
    default: break;
  }
  if (event.type != wake_type_) return std::nullopt;
  // Cleared before the caller looks at what woke it: a call made meanwhile must wake it again.
  wake_pending_ = false;
  return Woken{};
}

std::optional<Event> EventQueue::translate_window(const SDL_WindowEvent& event) {
  if (event.windowID != SDL_GetWindowID(window_)) return std::nullopt;
  switch (event.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED: {
      exposed_ = true;
      const Size size = size_of(window_);
      return Resized{size.width, size.height};
    }
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED: exposed_ = true; return Woken{};
    default: return std::nullopt;
  }
}

}  // namespace guichet::platform::display
