#include "platform/scanner/camera_scanner.hpp"

namespace guichet::platform::scanner {

using Clock = std::chrono::steady_clock;

std::expected<Page, Error> CameraScanner::scan(std::stop_token stop) {
  auto page = watch(stop);
  camera_.rest();
  return page;
}

std::expected<Page, Error> CameraScanner::watch(const std::stop_token& stop) {
  Steady steady(limits_);
  auto advice = Advice::lay_page;
  for (const auto until = Clock::now() + patience_; Clock::now() < until;) {
    const auto frame = camera_.frame(stop);
    // One frame that came damaged says nothing: the next one is there in a moment.
    if (!frame && frame.error() == Error{Error::Kind::unreadable}) continue;
    if (!frame) return std::unexpected(frame.error());
    advice =
        steady.look(*frame, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()));
    if (advice == Advice::capture) return camera_.capture(stop);
  }
  return failed(advice == Advice::lay_page ? Error::Kind::no_paper : Error::Kind::unreadable);
}

}  // namespace guichet::platform::scanner
