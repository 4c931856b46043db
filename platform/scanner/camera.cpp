#include "platform/scanner/camera.hpp"

#include "platform/scanner/pixels.hpp"

namespace guichet::platform::scanner {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto turn = 100ms;       // after which a caller who left is noticed
constexpr auto longest_wait = 5s;  // a sensor wakes up and finds its exposure
constexpr int preview_width = 480;

}  // namespace

std::expected<VideoFrame, Error> Camera::next(const std::stop_token& stop) {
  for (const auto until = Clock::now() + longest_wait; Clock::now() < until;) {
    if (stop.stop_requested()) return failed(Error::Kind::cancelled);
    if (!films_) {
      if (const auto started = source_->start(); !started) return std::unexpected(started.error());
      films_ = true;
    }
    auto frame = source_->next(turn);
    if (!frame) return rest(), std::unexpected(frame.error());
    if (*frame) return **std::move(frame);
  }
  rest();
  return failed(Error::Kind::unavailable);
}

std::expected<Frame, Error> Camera::frame(const std::stop_token& stop) {
  auto taken = next(stop);
  if (!taken) return std::unexpected(taken.error());
  auto small = shrunk(*taken, preview_width);
  if (!small) return failed(Error::Kind::unreadable);
  return *std::move(small);
}

std::expected<Page, Error> Camera::capture(const std::stop_token& stop) {
  auto taken = next(stop);
  if (!taken) return std::unexpected(taken.error());
  auto page = encoded(*std::move(taken));
  if (!page) return failed(Error::Kind::unreadable);
  return Page{.image = *std::move(page), .filmed = true};
}

void Camera::rest() {
  if (films_) source_->stop();
  films_ = false;
}

}  // namespace guichet::platform::scanner
