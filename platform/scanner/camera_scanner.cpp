#include "platform/scanner/camera_scanner.hpp"

namespace guichet::platform::scanner {

using Clock = std::chrono::steady_clock;

std::expected<Page, Error> CameraScanner::scan(const std::stop_token& stop, const ScanWish& wish) {
  const std::scoped_lock lock(mutex_);
  if (!wish.another) steady_ = Steady(limits_);
  steady_.begin_again();
  auto page = watch(stop, wish);
  camera_.rest();
  return page;
}

void CameraScanner::forget() {
  const std::scoped_lock lock(mutex_);
  steady_ = Steady(limits_);
}

std::expected<Page, Error> CameraScanner::watch(const std::stop_token& stop, const ScanWish& wish) {
  auto advice = Advice::lay_page;
  for (const auto until = Clock::now() + patience_; Clock::now() < until;) {
    const auto frame = camera_.frame(stop);
    // One frame that came damaged says nothing: the next one is there in a moment.
    if (!frame && frame.error() == Error{Error::Kind::unreadable}) continue;
    if (!frame) return std::unexpected(frame.error());
    advice =
        steady_.look(*frame, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()));
    if (wish.sees) wish.sees({.frame = *frame, .advice = advice, .page = steady_.page()});
    if (advice == Advice::capture) return camera_.capture(stop);
  }
  const bool nothing_new = advice == Advice::lay_page || advice == Advice::captured;
  return failed(nothing_new ? Error::Kind::no_paper : Error::Kind::unreadable);
}

}  // namespace guichet::platform::scanner
