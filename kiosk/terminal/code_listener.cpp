#include "kiosk/terminal/code_listener.hpp"

#include <chrono>
#include <utility>

namespace guichet::kiosk::terminal {
namespace {

constexpr auto before_looking_again = std::chrono::seconds{2};

}  // namespace

CodeListener::CodeListener(platform::scanner::CodeReader* reader, platform::system::Journal& journal,
                           std::function<void()> wake)
    : journal_(journal), payloads_(std::move(wake)) {
  if (reader != nullptr) thread_ = std::jthread([this, reader](const std::stop_token& stop) { listen(*reader, stop); });
}

void CodeListener::listen(platform::scanner::CodeReader& reader, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const bool heard = hear(reader, stop);
    platform::system::wipe_dead_stack();
    if (heard || stop.stop_requested()) continue;
    if (!std::exchange(is_away_, true)) journal_.note("code_reader.away");
    std::unique_lock lock(mutex_);
    pause_.wait_for(lock, stop, before_looking_again, [] { return false; });
  }
}

// Not part of the loop, whose frame stays: a short code would stay in it.
[[gnu::noinline]] bool CodeListener::hear(platform::scanner::CodeReader& reader, const std::stop_token& stop) {
  auto payload = reader.read(stop);
  if (!payload) return false;
  if (std::exchange(is_away_, false)) journal_.note("code_reader.back");
  payloads_.post(*std::move(payload));
  return true;
}

}  // namespace guichet::kiosk::terminal
