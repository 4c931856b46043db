#include "platform/scanner/sane_scanner.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace guichet::platform::scanner {
namespace {

using Clock = SaneDriver::Clock;
using namespace std::chrono_literals;

constexpr auto moment = 50ms;  // between two looks at whether the caller stops

Error::Kind kind_of(std::uint8_t told) {
  const auto kind = static_cast<Error::Kind>(told);
  return kind <= Error::Kind::cancelled ? kind : Error::Kind::unavailable;
}

// Nothing when this machine has less.
std::optional<std::vector<std::byte>> room_for(std::uint64_t size) try {
  return std::vector<std::byte>(size);
} catch (const std::bad_alloc&) {
  return std::nullopt;
}

}  // namespace

SaneScanner::SaneScanner(SaneWish wish, SanePatience patience) : wish_(std::move(wish)), patience_(patience) {}

std::expected<Page, Error> SaneScanner::scan(const std::stop_token& stop, const ScanWish& wish) {
  const std::unique_lock alone(one_page_, std::try_to_lock);
  if (!alone) return failed(Error::Kind::busy);
  if (!has_put_away(stop)) return failed(Error::Kind::cancelled);
  if (!has_a_driver()) return failed(Error::Kind::unavailable);
  auto page = next_page(stop, wish);
  const bool goes_on = page && wish_.source == SaneWish::Source::feeder && !stop.stop_requested();
  if (driver_->is_left())
    driver_.reset();  // given up: it ends soon, or is killed
  else if (!goes_on)
    driver_->let_go();
  return page;
}

void SaneScanner::forget() {
  const std::unique_lock alone(one_page_, std::try_to_lock);
  if (alone && driver_) driver_->let_go();
}

// The one before has ended, or had the time for it and is killed. No when the caller stops before.
bool SaneScanner::has_put_away(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (driver_ && driver_->ends_within(0ms)) driver_.reset();
    if (!driver_ || !driver_->is_left()) return true;
    if (driver_->is_out_of_time())
      driver_.reset();
    else
      driver_->ends_within(moment);
  }
  return false;
}

// The one that waits beside a pile, or a new one: a glass is opened for each page, so that a scanner unplugged and
// plugged in again is simply there.
bool SaneScanner::has_a_driver() {
  if (driver_) return true;
  driver_ =
      SaneDriver::start({.wish = wish_, .known = std::exchange(found_, {}), .to_put_away = patience_.to_put_away});
  return driver_ != nullptr;
}

std::expected<Page, Error> SaneScanner::next_page(const std::stop_token& stop, const ScanWish& wish) {
  const std::stop_callback stopped(stop, [this] { driver_->hang_up(); });
  driver_->ask_for_a_page();
  const auto last = Clock::now() + patience_.for_a_page;
  for (double told = 0;;) {
    const auto until = std::min(Clock::now() + patience_.for_a_word, last);
    SaneMessage message;
    if (!driver_->hear(std::as_writable_bytes(std::span(&message, 1)), until)) return silence(stop);
    // What drives a stranger's machine is believed no more than the machine.
    switch (message.kind) {
      case SaneMessage::Kind::failed: return failed(kind_of(message.error));
      case SaneMessage::Kind::part:
        if (wish.comes && message.part > told) wish.comes(told = std::min(message.part, 1.0));
        continue;
      case SaneMessage::Kind::found:
      case SaneMessage::Kind::page: break;
      default: return lost(Error::Kind::unavailable);
    }
    const bool is_page = message.kind == SaneMessage::Kind::page;
    if (message.size > (is_page ? most_page_bytes : most_name_bytes)) return lost(Error::Kind::unreadable);
    auto bytes = room_for(message.size);
    if (!bytes) return lost(Error::Kind::unreadable);
    if (!driver_->hear(*bytes, until)) return silence(stop);
    if (is_page) return Page{.image = *std::move(bytes), .dpi = std::max(message.dpi, 0)};
    found_.assign(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  }
}

// Nothing more comes: that was asked for, or the driver does not come back.
std::unexpected<Error> SaneScanner::silence(const std::stop_token& stop) {
  if (stop.stop_requested()) return failed(Error::Kind::cancelled);
  return lost(Error::Kind::unavailable);
}

std::unexpected<Error> SaneScanner::lost(Error::Kind kind) {
  driver_->give_up(patience_.when_lost);
  return failed(kind);
}

}  // namespace guichet::platform::scanner
