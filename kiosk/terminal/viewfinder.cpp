#include "kiosk/terminal/viewfinder.hpp"

#include <utility>

namespace guichet::kiosk::terminal {

using platform::scanner::Advice;
using namespace std::chrono_literals;

namespace {

constexpr auto between_pictures = 200ms;
constexpr auto calm_after = 300ms;   // words that follow each frame could not be read
constexpr double least_step = 0.02;  // of the work

Viewfinder::Picture opaque(const platform::scanner::Frame& frame) {
  Viewfinder::Picture picture{.width = frame.width, .height = frame.height};
  picture.rgba.reserve(frame.rgb.size() / 3 * 4);
  for (std::size_t i = 0; i + 2 < frame.rgb.size(); i += 3)
    picture.rgba.insert(picture.rgba.end(), {frame.rgb[i], frame.rgb[i + 1], frame.rgb[i + 2], 255});
  return picture;
}

}  // namespace

platform::scanner::ScanWish Viewfinder::wish(bool another) {
  return {.another = another,
          .sees = [this](const platform::scanner::Sight& sight) { see(sight, Clock::now()); },
          .comes = [this](double part) { tell(part / 2); }};
}

// Whether what is told has changed. What was taken is told at once.
bool Viewfinder::calm(Advice advice, Clock::time_point now) {
  if (std::exchange(heard_, advice) != advice) heard_since_ = now;
  const bool holds = now - heard_since_ >= calm_after || advice == Advice::capture;
  return holds && std::exchange(taking_.advice, advice) != advice;
}

void Viewfinder::see(const platform::scanner::Sight& sight, Clock::time_point now) {
  {
    const std::scoped_lock lock(mutex_);
    const bool due = !pictured_ || now - *pictured_ >= between_pictures;
    if (!calm(sight.advice, now) && !due) return;
    pictured_ = now;
    picture_ = opaque(sight.frame);
    taking_.page = sight.page;
  }
  wake_();
}

void Viewfinder::tell(double done) {
  {
    const std::scoped_lock lock(mutex_);
    if (taking_.done && done < *taking_.done + least_step) return;
    taking_.done = done;
  }
  wake_();
}

std::optional<Viewfinder::Picture> Viewfinder::take_picture() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(picture_, std::nullopt);
}

screens::Taking Viewfinder::told() const {
  const std::scoped_lock lock(mutex_);
  return taking_;
}

}  // namespace guichet::kiosk::terminal
